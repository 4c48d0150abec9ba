import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const theoryTexts = defineTexts('theory', { nl, en })

export {
  causes,
  indicatorKind,
  indicatorLevels,
  linkId,
  linkKind,
  type NodeKind,
  nodeKind,
  nodeKinds,
  publishedIn,
  storyKind,
  strengths,
  type TheoryIndicator,
  type TheoryLink,
  type TheoryNode,
  theme,
  theoryKinds,
} from './model/kinds'
export { DrawnEditor } from './parts/drawn-editor'
export { TheoryPage } from './parts/frame'
