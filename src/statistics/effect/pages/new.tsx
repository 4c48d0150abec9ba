import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../../accounts/index.server'
import { findArea } from '../../../areas/index.server'
import { Refusal } from '../../../platform'
import {
  addressOf,
  Button,
  ErrorSummary,
  type FieldError,
  Page,
  TextArea,
  TextField,
  useLanguage,
  useText,
} from '../../../ui'
import { comparableGroup } from '../../matching/index.server'
import { statisticsPolicy } from '../../policy'
import { listIndicators } from '../../service.server'
import { emptyForm, questionOf, readTyped, type TextFieldName, type TypedForm } from '../form'
import { limits } from '../model/question'
import { effectMethods, methodNames } from '../model/settings'
import { runAnalysis } from '../service.server'

export const handle = { policy: statisticsPolicy['statistics.analyse'] }

/** What is suggested to put beside a result, as far as these figures were read in. */
const suggested = ['kwb:p_00_14', 'kwb:p_65_oo', 'kwb:p_1p_hh', 'kwb:p_huurw', 'kwb:a_woning']

export const loader = answer(async ({ house, actor }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [imported, own, comparable] = await Promise.all([
    listIndicators(house, actor, 'imported'),
    listIndicators(house, actor, 'content'),
    comparableGroup(house, actor, area.slug),
  ])
  const usable = [...imported, ...own].filter(
    ({ uncertainty }) => uncertainty !== 'modelled' && uncertainty !== 'composite',
  )
  return {
    area,
    indicators: usable.map(({ code, name }) => ({ code, name })),
    donors: comparable?.matches.map(({ code }) => code) ?? [],
    beside: suggested.filter((code) => imported.some((indicator) => indicator.code === code)),
    operation: crypto.randomUUID(),
  }
})

interface Refused {
  typed: TypedForm
  /** Without a message where the value of the field itself is wrong. */
  errors: { field: string; message: string | null }[]
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const form = await request.formData()
  const typed = readTyped(form)
  const operation = String(form.get('operation') ?? '')
  try {
    const { id } = await runAnalysis(house, actor, { ...questionOf(area.slug, typed), operation })
    return redirect(addressOf('effect-analysis', language, { area: area.slug, analysis: id }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const field = fieldOf(error, typed)
    // Of a field that is wrong in itself the page says what belongs there; the rest are sentences of their own.
    const message = error.code === 'input-invalid' && field !== '' ? null : error.line(language)
    const errors = [{ field, message }]
    return data<Refused>({ typed, errors }, { status: error.status })
  }
})

/** The field a refusal is about: the place in the input it names, or where the name that is not known was typed. */
function fieldOf(error: Refusal, typed: TypedForm): string {
  const { where = '', parameters } = error
  const name = String(parameters['name'] ?? '')
  if (where === 'outcome') return 'indicator'
  if (where === 'place')
    return typed.place.trim() === name ? 'place' : typed.adjacent.includes(name) ? 'adjacent' : 'donors'
  if (where === 'indicator' && typed.indicator.trim() !== name) return 'beside'
  return where in typed ? where : ''
}

/** The form for a new effect analysis. */
export default function NewAnalysis({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, indicators, donors, beside, operation } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const language = useLanguage()
  const typed = refused?.typed ?? emptyForm({ place: area.name, donors: donors.join('\n'), beside: beside.join('\n') })
  const list = addressOf('effect-analyses', language, { area: area.slug })
  const errors = (refused?.errors ?? []).map(
    ({ field, message }): FieldError => ({
      field,
      message: message ?? t(`effect.form.wrong.${field as keyof TypedForm}`, limits),
    }),
  )
  const field = (name: TextFieldName) => ({
    name,
    defaultValue: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  })
  return (
    <Page
      title={t('effect.form.title')}
      lead={t('effect.form.lead')}
      crumbs={[
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        { label: t('effect.list.crumb'), href: list },
      ]}
    >
      <ErrorSummary errors={errors} />
      <form method="post">
        <input type="hidden" name="operation" value={operation} />
        <h2>{t('effect.form.about')}</h2>
        <TextField {...field('title')} label={t('effect.form.name')} />
        <TextArea
          {...field('question')}
          label={t('effect.form.question')}
          help={t('effect.form.question-help')}
          rows={3}
        />
        <Indicator {...field('indicator')} indicators={indicators} />
        <TextField
          {...field('definition')}
          label={t('effect.form.definition')}
          help={t('effect.form.definition-help')}
        />
        <TextField {...field('place')} label={t('effect.form.place')} help={t('effect.form.place-help')} />
        <TextField {...field('from')} label={t('effect.form.start')} help={t('effect.form.start-help')} />
        <TextField
          {...field('firstPeriod')}
          label={t('effect.form.first-period')}
          help={t('effect.form.period-help')}
        />
        <TextField {...field('lastPeriod')} label={t('effect.form.last-period')} />
        <fieldset className="field">
          <legend className="utrecht-form-label">{t('effect.form.method')}</legend>
          {effectMethods.map((method) => (
            <p key={method}>
              <label>
                <input type="radio" name="method" value={method} defaultChecked={method === typed.method} />{' '}
                {methodNames[method][language]}
              </label>
              <br />
              <span className="quiet">{t(`effect.method-about.${method}`)}</span>
            </p>
          ))}
        </fieldset>

        <h2>{t('effect.form.comparison')}</h2>
        <TextArea {...field('donors')} label={t('effect.form.donors')} help={t('effect.form.donors-help')} rows={8}>
          {!refused && donors.length > 0 && <p className="quiet">{t('effect.form.donors-comparable')}</p>}
        </TextArea>
        <TextArea
          {...field('adjacent')}
          label={t('effect.form.adjacent')}
          help={t('effect.form.adjacent-help')}
          rows={3}
        />

        <h2>{t('effect.form.more')}</h2>
        <TextArea {...field('beside')} label={t('effect.form.beside')} help={t('effect.form.beside-help')} rows={3} />
        <TextField {...field('reached')} label={t('effect.form.reached')} help={t('effect.form.reached-help')} />
        <TextArea {...field('sameTime')} label={t('effect.form.same-time')} help={t('effect.form.items-help')} rows={3}>
          <Looked name="sameTimeLooked" checked={typed.sameTimeLooked} />
        </TextArea>
        <TextArea {...field('earlier')} label={t('effect.form.earlier')} help={t('effect.form.items-help')} rows={3}>
          <Looked name="earlierLooked" checked={typed.earlierLooked} />
        </TextArea>
        <p className="actions">
          <Button>{t('effect.form.submit')}</Button>
          <a href={list}>{t('effect.form.back')}</a>
        </p>
      </form>
    </Page>
  )
}

function Looked({ name, checked }: { name: string; checked: boolean }) {
  const t = useText('statistics')
  return (
    <p>
      <label>
        <input type="checkbox" name={name} value="yes" defaultChecked={checked} /> {t('effect.form.looked')}
      </label>
    </p>
  )
}

/** The code of the outcome, with suggestions as one types, by code and name. */
function Indicator(props: {
  name: string
  defaultValue: string
  error: string | undefined
  indicators: readonly { code: string; name: Readonly<Record<'nl' | 'en', string>> }[]
}) {
  const { name, defaultValue, error, indicators } = props
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <>
      <TextField
        name={name}
        label={t('effect.form.indicator')}
        help={t('effect.form.indicator-help')}
        error={error}
        defaultValue={defaultValue}
        autoComplete="off"
        list="indicators"
      />
      <datalist id="indicators">
        {indicators.map((indicator) => (
          <option key={indicator.code} value={indicator.code}>
            {indicator.name[language]}
          </option>
        ))}
      </datalist>
    </>
  )
}
