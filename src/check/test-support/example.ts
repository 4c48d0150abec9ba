import { exampleProgramme } from '../../../test/support/programme-example'
import { programmeFormat } from '../../programme'

/** The example of the exchange format, as it is read from a file. */
export const example = programmeFormat.parse(exampleProgramme)
