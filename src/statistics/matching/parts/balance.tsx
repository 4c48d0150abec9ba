import { formatNumber, useLanguage, useText } from '../../../ui'
import { Table } from '../../effect/parts/table'
import type { MatchResult } from '../group'
import { type Balance, largestDifference } from '../match'
import { valueText, variableName } from './values'
import { useYearsText } from './years-text'

/** Every variable for the area, all candidates and the chosen ones, with the differences in standard deviations. */
export function BalanceTable({ result }: { result: Pick<MatchResult, 'variables' | 'balance' | 'regions' | 'level'> }) {
  const { variables, balance, regions, level } = result
  const t = useText('statistics')
  const language = useLanguage()
  const yearsText = useYearsText()
  const deviations = (value: number) =>
    Math.abs(value) > beyond ? t('comparable.no-spread') : formatNumber(value, { language, decimals: 2 })
  // Where all were compared in the same years, these stand above; else each says its own.
  const hasOwnYears = new Set(variables.map(({ years }) => years.join())).size > 1
  const rows = balance.map((each) => {
    const variable = variables.find(({ code }) => code === each.code)
    const write = valueText(variable?.unit ?? '', language)
    const writeEnd = valueText(variable?.unit ?? '', language, [each.least, each.most])
    const name = variable ? variableName(variable, language) : each.code
    const named = variable && hasOwnYears ? `${name}, ${yearsText(variable.years)}` : name
    return {
      key: each.code,
      cells: [
        variable?.isCount && regions > 1 ? `${named} (${t(`comparable.per-region.${level}`)})` : named,
        write(each.place),
        write(each.matched),
        write(each.mean),
        deviations(each.before),
        deviations(each.after),
        t(`comparable.alike.${alikeness(each)}`),
        t('comparable.span', { least: writeEnd(each.least), most: writeEnd(each.most) }),
      ],
    }
  })
  return (
    <>
      <Table
        caption={t('comparable.balance')}
        head={['variable', 'here', 'matched', 'all', 'before', 'after', 'verdict', 'ends'].map((column) =>
          t(`comparable.column.${column}`),
        )}
        rows={rows}
      />
      <p className="quiet">
        {t('comparable.balance-text', { bound: formatNumber(largestDifference, { language, decimals: 2 }) })}
      </p>
    </>
  )
}

/** More standard deviations than this there are only where candidates do not differ at all. */
const beyond = 1e6

function alikeness({ after, isSupported }: Balance): 'outside' | 'far' | 'near' {
  if (!isSupported) return 'outside'
  return Math.abs(after) > largestDifference ? 'far' : 'near'
}
