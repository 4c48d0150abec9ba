/** The themes of imported indicators in the order in which pages show them: who lives there, how they live, around them. */
export const themesInOrder = [
  'bevolking',
  'huishoudens',
  'wonen',
  'inkomen',
  'zorg-en-sociaal',
  'arbeid',
  'sociale-zekerheid',
  'onderwijs',
  'welvaart-en-onderwijs',
  'zorg',
  'gezondheid',
  'veiligheid',
  'leefbaarheid',
  'voorzieningen',
  'bedrijven',
  'energie',
  'vervoer',
  'ruimte',
  'other',
] as const

/**
 * Which indicators stand first within their theme, because alliances ask after them first and they can be compared between
 * places: a choice of ours, nothing is left out. `content/columns` has them all.
 */
export const leadingIndicators: readonly string[] = [
  'kwb:a_inw',
  'kwb:p_00_14',
  'kwb:p_15_24',
  'kwb:p_65_oo',
  'kwb:bev_dich',
  'kwb:p_1p_hh',
  'kwb:p_hh_m_k',
  'kwb:g_hhgro',
  'kwb:p_wcorpw',
  'kwb:p_koopw',
  'kwb:p_leegsw',
  'kwb:g_wozbag',
  'kwb:p_hh_li',
  'kwb:p_hh_osm',
  'kwb:p_hh_110',
  'kwb:g_ink_pi',
  'kwb:g_hh_sti',
  'kwb:p_arb_pp',
  'kwb:p_arb_zs',
  'kwb:a_soz_wb',
  'kwb:p_jz_tn',
  'kwb:p_wmo_t',
  'ses-woa:totaalscore',
  'rivm:ervaren-gezondheid-goed',
  'rivm:sterk-eenzaam',
  'rivm:veel-stress',
  'rivm:moeite-met-rondkomen',
  'rivm:vrijwilligerswerk',
  'politie:misdrijven',
  'lbm3:score',
  'lbm3:soc',
  'lbm3:onv',
  'lbm3:fys',
  'lbm2:totaal',
  'lbm2:veiligheid',
  'nabijheid:huisartsenpraktijk-afstand',
  'nabijheid:levensmiddelen-afstand',
  'nabijheid:basisschool-afstand',
  'nabijheid:bibliotheek-afstand',
  'nabijheid:openbaar-groen-afstand',
  'kwb:a_bedv',
  'kwb:g_gas',
  'kwb:p_stadsv',
  'kwb:g_pau_hh',
]

/** How many indicators of a theme are shown with line and sentence; the others fold. */
export const shownPerTheme = 5

/** A figure this many years older than the newest of its place stands behind newer ones. */
const oldAfter = 4

/** What it takes to put an indicator in its place. */
export interface Arranged {
  code: string
  theme: string
  /** Period of its newest figure; null when it has none. */
  newestPeriod: string | null
}

/** The indicators of one theme: those that are shown, all with a figure, and the others. */
export interface ThemeGroup<Entry extends Arranged> {
  theme: string
  first: readonly Entry[]
  others: readonly Entry[]
}

/**
 * Groups indicators by theme. Within a theme recent figures go before old ones and before those without a value, leading
 * indicators before others, and else they keep their order; the order never depends on how large a figure is.
 */
export function arrangedByTheme<Entry extends Arranged>(entries: readonly Entry[]): ThemeGroup<Entry>[] {
  const newest = Math.max(...entries.map(({ newestPeriod }) => yearOf(newestPeriod)))
  const place = ({ code, newestPeriod }: Entry) => {
    const age = newestPeriod === null ? 2 : newest - yearOf(newestPeriod) > oldAfter ? 1 : 0
    const leading = leadingIndicators.indexOf(code)
    return age * 1000 + (leading === -1 ? leadingIndicators.length : leading)
  }
  const order = (theme: string) => {
    const known = (themesInOrder as readonly string[]).indexOf(theme)
    return known === -1 ? themesInOrder.length : known
  }
  return [...Map.groupBy(entries, ({ theme }) => theme)]
    .toSorted(([one], [other]) => order(one) - order(other))
    .map(([theme, all]) => {
      const sorted = all.toSorted((one, other) => place(one) - place(other))
      const shown = Math.min(shownPerTheme, sorted.filter(({ newestPeriod }) => newestPeriod !== null).length)
      return { theme, first: sorted.slice(0, shown), others: sorted.slice(shown) }
    })
}

function yearOf(period: string | null): number {
  return period === null ? 0 : Number(period.slice(0, 4))
}
