import { accountsTexts } from './accounts'
import { areasTexts } from './areas'
import { overviewTexts } from './overview'
import { programmeTexts } from './programme'
import { statisticsTexts } from './statistics'
import { createTexts, uiTexts } from './ui'

/** The texts of all rooms together. */
export const texts = createTexts([uiTexts, accountsTexts, areasTexts, statisticsTexts, programmeTexts, overviewTexts])
