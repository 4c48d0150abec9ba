import { useText } from '../../../ui'

/** The years as one reads them: "2017 tot en met 2019", or one by one where some are missing. */
export function useYearsText() {
  const t = useText('statistics')
  return (years: readonly string[]) => {
    const [first = '', last = ''] = [years[0], years.at(-1)]
    if (years.length < 3 || Number(last) - Number(first) !== years.length - 1) return years.join(', ')
    return t('comparable.from-to', { from: first, to: last })
  }
}
