import { Button, formatNumber, formatPeriod, formatValue, useLanguage, useText } from '../../../ui'
import { type ContextWords, itemLines, pairText, reachText, unknownText } from '../context-lines'
import type { Worked } from '../methods'
import type { Change, EffectContext } from '../model/context'
import { movingGroupNames } from '../model/movers'
import type { Found } from '../model/question'
import { columnOf } from '../model/reading-phrases'
import { inUnit } from './in-unit'
import { Table } from './table'

/** What must be read beside a result: people, displacement, reach, other programmes. */
export function Beside({ analysis, mayAdd, operation }: { analysis: Worked; mayAdd: boolean; operation: string }) {
  const { inputs, result: stored } = analysis
  const { context } = stored
  const t = useText('statistics')
  const language = useLanguage()
  const words: ContextWords = { t, language, unit: inputs.indicator.unit }
  return (
    <>
      <h2>{t('effect.context.title')}</h2>
      <People context={context} words={words} />
      <Movers analysis={analysis} mayAdd={mayAdd} operation={operation} />
      <Adjacent context={context} words={words} />
      <h3>{t('effect.context.reach')}</h3>
      <p>{context.reach.known ? reachText(context, words) : unknownText(context.reach, words)}</p>
      <Items heading={t('effect.context.same-time')} items={itemLines(context.sameTime, words)} />
      <Items heading={t('effect.context.earlier')} items={itemLines(context.earlier, words)} />
      {context.events.length > 0 && (
        <Items
          heading={t('effect.context.events')}
          items={context.events.map(
            ({ name, from, to }) => `${name[language]} (${t('effect.context.years', { from, to })})`,
          )}
        />
      )}
    </>
  )
}

function Items({ heading, items }: { heading: string; items: readonly string[] }) {
  return (
    <>
      <h3>{heading}</h3>
      {items.length === 1 ? (
        <p>{items[0]}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function People({ context, words }: { context: EffectContext; words: ContextWords }) {
  const { t, language } = words
  const all: { heading: string; found: Found<Change> }[] = [
    { heading: '', found: context.population },
    { heading: t('effect.context.movement'), found: context.movement },
    ...context.beside.map((found) => ({ heading: '', found })),
  ]
  const known = all.flatMap(({ found }) => (found.known ? [found.value] : []))
  const unknown = all.flatMap(({ heading, found }) => (found.known ? [] : [{ heading, found }]))
  return (
    <>
      <h3>{t('effect.context.people')}</h3>
      <p>{t('effect.context.people-about')}</p>
      {known.length > 0 && (
        <Table
          caption={t('effect.context.people')}
          captionHidden
          head={[
            t('effect.context.figure'),
            t('effect.page.period'),
            t('effect.context.here'),
            t('effect.context.there'),
          ]}
          rows={known.map(({ indicator, name, unit, before, after, place, comparison }) => ({
            key: indicator,
            cells: [
              name[language],
              t('effect.context.moments', { before, after }),
              pairText(place, unit, words),
              comparison ? pairText(comparison, unit, words) : '',
            ],
          }))}
        />
      )}
      {unknown.map(({ heading, found }) => (
        <p key={found.why.en}>
          {heading && <strong>{heading}. </strong>}
          {unknownText(found, words)}
        </p>
      ))}
    </>
  )
}

function Adjacent({ context, words }: { context: EffectContext; words: ContextWords }) {
  const { adjacent } = context
  const { t, language, unit } = words
  const estimates = adjacent.known ? adjacent.value.map(({ estimate }) => estimate ?? 0) : []
  const difference = columnOf(estimates, unit, language)
  return (
    <>
      <h3>{t('effect.context.adjacent')}</h3>
      {adjacent.known ? (
        <>
          <p>{t('effect.context.adjacent-about')}</p>
          <Table
            caption={t('effect.context.adjacent')}
            captionHidden
            head={[t('effect.weights.place'), inUnit(t('effect.page.difference'), unit, t)]}
            rows={adjacent.value.map(({ place, estimate }) => ({
              key: place.code,
              cells: [
                `${place.name[language]} (${place.code})`,
                estimate === null ? t('effect.context.no-series') : difference(estimate),
              ],
            }))}
          />
        </>
      ) : (
        <p>{unknownText(adjacent, words)}</p>
      )}
    </>
  )
}

function Movers({ analysis, mayAdd, operation }: { analysis: Worked; mayAdd: boolean; operation: string }) {
  const { inputs, movers } = analysis
  const t = useText('statistics')
  const language = useLanguage()
  if (movers === null && !mayAdd) return null
  return (
    <>
      <h3>{t('effect.context.movers')}</h3>
      <p>{t('effect.context.movers-about')}</p>
      {movers && (
        <Table
          caption={t('effect.context.movers')}
          captionHidden
          words={2}
          head={[t('effect.context.group'), t('effect.page.period'), t('effect.context.figure'), t('effect.context.n')]}
          rows={movers.map(({ group, period, value, n }) => ({
            key: `${group} ${period}`,
            cells: [
              movingGroupNames[group][language],
              /^\d{4}$/.test(period) ? formatPeriod(period, language) : period,
              formatValue(value, inputs.indicator.unit, language),
              formatNumber(n, { language }),
            ],
          }))}
        />
      )}
      {mayAdd && (
        <details>
          <summary>{t(movers ? 'effect.context.movers-replace' : 'effect.context.movers-add')}</summary>
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="operation" value={`movers ${operation}`} />
            <input type="hidden" name="base" value={analysis.revision} />
            <div className="field">
              <label className="utrecht-form-label" htmlFor="movers">
                {t('effect.context.movers-file')}
              </label>
              <p className="utrecht-form-field-description" id="movers-help">
                {t('effect.context.movers-help')}
              </p>
              <input type="file" id="movers" name="movers" accept=".csv,text/csv" aria-describedby="movers-help" />
            </div>
            <Button kind="secondary" name="do" value="movers">
              {t('effect.context.movers-add')}
            </Button>
          </form>
        </details>
      )}
    </>
  )
}
