import { addressOf, Button, type FieldError, SelectField, TextField, useLanguage, useText } from '../../../ui'
import { type MatchChoice, matchLevels, type SearchStart, type TypedSearch } from '../form'
import { useYearsText } from './group-shown'

/** Choosing what to look on, in which years, for how many. Looking keeps nothing. */
export function SearchForm(props: {
  area: string
  start: SearchStart
  typed: TypedSearch
  errors: readonly FieldError[]
}) {
  const { area, start, typed, errors } = props
  const t = useText('statistics')
  const language = useLanguage()
  const offered = new Set([
    ...start.traits.flatMap(({ choice }) => choice?.code ?? []),
    ...start.others.flatMap(({ choices }) => choices.map(({ code }) => code)),
  ])
  const stray = typed.on.filter((code) => !offered.has(code))
  const missing = start.traits.filter(({ choice }) => choice === null)
  const field = (name: 'from' | 'to' | 'first' | 'count') => ({
    name,
    defaultValue: typed[name],
    error: errors.find((error) => error.field === name)?.message,
    label: t(`comparable.form.${name}`),
  })
  return (
    <form method="get" action={`${addressOf('area-comparable', language, { area })}#found`}>
      <TextField {...field('first')} help={t('comparable.form.first-help')} />
      <TextField {...field('from')} help={t('comparable.form.from-help')} />
      <TextField {...field('to')} />
      <fieldset className="field" id="on">
        <legend className="utrecht-form-label">{t('comparable.form.on')}</legend>
        <p className="utrecht-form-field-description">{t('comparable.form.on-help')}</p>
        <ul className="list ticks">
          {start.traits.map(
            ({ code, reason, choice }) =>
              choice && (
                <li key={code}>
                  <Tick choice={choice} isTicked={typed.on.includes(choice.code)} about={reason[language]} />
                </li>
              ),
          )}
          {stray.map((code) => (
            <li key={code}>
              <Tick choice={{ code, name: { nl: code, en: code }, years: [] }} isTicked />
            </li>
          ))}
          {start.others.map(({ theme, choices }) => {
            const ticked = choices.filter(({ code }) => typed.on.includes(code)).length
            return (
              <li key={theme}>
                <details open={ticked > 0}>
                  <summary>
                    {t('comparable.form.theme', {
                      theme: t(`topic.${theme}`),
                      ticked: String(ticked),
                      of: String(choices.length),
                    })}
                  </summary>
                  <ul>
                    {choices.map((choice) => (
                      <li key={choice.code}>
                        <Tick choice={choice} isTicked={typed.on.includes(choice.code)} />
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            )
          })}
        </ul>
        {missing.length > 0 && (
          <p className="quiet">{t('comparable.form.missing', { number: String(missing.length) })}</p>
        )}
      </fieldset>
      <TextField {...field('count')} help={t('comparable.form.count-help')} />
      <SelectField
        name="level"
        label={t('comparable.form.level')}
        none={t('comparable.form.level-own')}
        choices={matchLevels.map((level) => ({ value: level, label: t(`comparable.list.${level}`) }))}
        defaultValue={typed.level}
      />
      <p className="actions">
        <Button name="do" value="search">
          {t('comparable.form.search')}
        </Button>
      </p>
    </form>
  )
}

function Tick({ choice, isTicked, about }: { choice: MatchChoice; isTicked: boolean; about?: string }) {
  const language = useLanguage()
  const yearsText = useYearsText()
  return (
    <label className="tick">
      <input type="checkbox" name="on" value={choice.code} defaultChecked={isTicked} />
      <span>
        {choice.name[language]}{' '}
        {choice.years.length > 0 && <span className="quiet-inline">{yearsText(choice.years)}</span>}
        {about && <span className="quiet"> {about}</span>}
      </span>
    </label>
  )
}
