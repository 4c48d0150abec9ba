import { redirect, useActionData } from 'react-router'
import type { RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { formatMoment, recordsPolicy } from '../../records'
import { readRecord } from '../../records/index.server'
import {
  addressOf,
  Button,
  createTexts,
  ErrorSummary,
  formatValue,
  SelectField,
  useLanguage,
  useText,
  WideTable,
} from '../../ui'
import { offeredFigures, seriesForArea, takeOverFigure } from '../figures.server'
import { theoryTexts } from '../index'

import type { TheoryIndicator } from '../model/kinds'
import { TheoryPage } from '../parts/frame'

export const handle = { policy: recordsPolicy['records.change'] }

const texts = createTexts([theoryTexts])

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const kept = await readRecord(house, actor, area.slug, { kind: 'indicator', id: params['indicator'] ?? '' })
  const body = kept.body as TheoryIndicator
  const figures = await offeredFigures(house, actor, language)
  const asked = url.searchParams.get('figure') ?? body.statistic ?? ''
  const isOffered = figures.some(({ code }) => code === asked)
  return {
    area,
    indicator: body,
    revision: kept.revision,
    figures,
    chosen: isOffered ? asked : '',
    series: isOffered ? await seriesForArea(house, actor, { area: area.slug, statistic: asked, language }) : null,
    operation: crypto.randomUUID(),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const statistic = fields['figure'] ?? ''
  try {
    const { name } = await seriesForArea(house, actor, { area: area.slug, statistic, language })
    await takeOverFigure(house, actor, {
      ...{ area: area.slug, code: params['indicator'] ?? '', statistic, language },
      ...{ baseline: fields['baseline'] || null, base: Number(fields['base']), operation: fields['operation'] ?? '' },
      source: texts.in(language)('theory')('figure.source', { name, code: statistic }),
    })
    return redirect(addressOf('theory-outline', language, { area: area.slug }, { saved: fields['operation'] }))
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** Takes over the series and baseline of a figure of Wijklus for an indicator of the goals. */
export default function FigurePage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, indicator, revision, figures, chosen, series, operation } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('theory')
  const language = useLanguage()
  const known = series?.observations.filter(({ value }) => value !== null) ?? []
  return (
    <TheoryPage
      area={area}
      mayChange={true}
      isTeam={true}
      page="theory-figure"
      title={t('figure.title', { name: indicator.name })}
      lead={t('figure.lead')}
    >
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="get" className="search">
        <SelectField
          name="figure"
          label={t('figure.choose')}
          none={t('figure.none')}
          choices={figures.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={chosen}
        />
        <Button kind="secondary">{t('figure.show')}</Button>
      </form>
      {series && known.length === 0 && <p>{t('figure.empty', { area: area.name })}</p>}
      {series && known.length > 0 && (
        <form method="post">
          <input type="hidden" name="operation" value={operation} />
          <input type="hidden" name="figure" value={chosen} />
          <input type="hidden" name="base" value={revision} />
          {series.definition && <p className="quiet">{t('figure.definition', { label: series.definition })}</p>}
          <WideTable label={t('figure.table', { name: series.name, area: area.name })}>
            <table className="figure-table figure-table--narrow">
              <caption>{t('figure.table', { name: series.name, area: area.name })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('figure.period')}</th>
                  <th scope="col" className="number">
                    {t('figure.value')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {series.observations.map(({ period, value, precision, decimals }) => (
                  <tr key={period}>
                    <th scope="row">{formatMoment(period, language)}</th>
                    <td className="number">
                      {value === null
                        ? t('figure.absent')
                        : formatValue(value, series.unit, language, {
                            precision,
                            ...(decimals === undefined ? {} : { decimals }),
                          })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          <SelectField
            name="baseline"
            label={t('figure.baseline')}
            help={t('figure.baseline-help')}
            choices={known.map(({ period }) => ({ value: period, label: formatMoment(period, language) }))}
            defaultValue={indicator.baseline?.period ?? known[0]?.period}
          />
          <Button>{t('figure.take')}</Button>
        </form>
      )}
      <p>
        <a href={addressOf('theory-outline', language, { area: area.slug })}>{t('figure.back')}</a>
      </p>
    </TheoryPage>
  )
}
