import { accountsTexts } from './accounts'
import { agreementsTexts } from './agreements'
import { allianceTexts } from './alliance'
import { areasTexts } from './areas'
import { checkTexts } from './check'
import { overviewTexts } from './overview'
import { programmeTexts } from './programme'
import { reachTexts } from './reach'
import { recordsTexts } from './records'
import { statisticsTexts } from './statistics'
import { theoryTexts } from './theory'
import { createTexts, uiTexts } from './ui'

/** The texts of all rooms together. */
export const texts = createTexts([
  uiTexts,
  accountsTexts,
  areasTexts,
  statisticsTexts,
  recordsTexts,
  theoryTexts,
  agreementsTexts,
  allianceTexts,
  reachTexts,
  programmeTexts,
  checkTexts,
  overviewTexts,
])
