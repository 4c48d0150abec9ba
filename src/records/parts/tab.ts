import type { AreaTab } from '../../areas'
import type { Section } from '../kind'

const tabs: Readonly<Record<Section, AreaTab>> = {
  theory: 'theory',
  programme: 'programme',
  money: 'programme',
  landscape: 'programme',
  alliance: 'alliance',
  agreements: 'alliance',
  people: 'alliance',
  check: 'check',
}

/** The tab of an area that a part of what it wrote belongs to. */
export function tabOf(section: Section): AreaTab {
  return tabs[section]
}
