import { addressOf, Button, type FieldError, SelectField, TextField, useLanguage, useText } from '../../../ui'
import { type MatchChoice, matchLevels, type SearchChoices, type SearchStart, type TypedSearch } from '../form'
import { useYearsText } from './years-text'

interface SearchFormProps {
  area: string
  start: Omit<SearchStart, 'refusal'>
  errors: readonly FieldError[]
}

/** Looking for comparable neighbourhoods: first when the programme began, then on what. Looking keeps nothing. */
export function SearchForm({ area, start, errors }: SearchFormProps) {
  const language = useLanguage()
  const { choices, typed } = start
  return (
    <form method="get" action={`${addressOf('area-comparable', language, { area })}#found`}>
      {choices === null ? (
        <FirstAsked area={area} start={start} errors={errors} />
      ) : (
        <AllAsked area={area} start={start} choices={choices} typed={typed} errors={errors} />
      )}
    </form>
  )
}

/** The year of the first programme: before it is known nobody can say which years may be compared. */
function FirstAsked({ start, errors }: SearchFormProps) {
  const t = useText('statistics')
  const { typed, years } = start
  const isBare = errors.length === 0 && typed.first !== ''
  return (
    <>
      <First start={start} errors={errors} />
      {/* What was typed below this field stays with it when the year is refused. */}
      {typed.on.map((code) => (
        <input key={code} type="hidden" name="on" value={code} />
      ))}
      {(['from', 'to', 'count', 'level'] as const).map(
        (name) => typed[name] !== '' && <input key={name} type="hidden" name={name} value={typed[name]} />,
      )}
      {isBare && (
        <p className="caveat" role="status">
          {t('comparable.form.nothing-before', { first: typed.first, oldest: years[0] ?? '' })}
        </p>
      )}
      {isBare && <OlderYears />}
      <p className="actions">
        <Button name="do" value="years">
          {t('comparable.form.next')}
        </Button>
      </p>
    </>
  )
}

function First({ start, errors }: Pick<SearchFormProps, 'start' | 'errors'>) {
  const t = useText('statistics')
  const { known, typed } = start
  const help = t('comparable.form.first-help')
  return (
    <TextField
      name="first"
      label={t('comparable.form.first')}
      help={known ? `${help} ${t('comparable.form.first-known', { ...known, since: String(known.since) })}` : help}
      defaultValue={typed.first}
      error={errors.find(({ field }) => field === 'first')?.message}
    />
  )
}

/** Where older figures come from. */
function OlderYears() {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <p>
      {t('comparable.form.older')} <a href={addressOf('uploads', language)}>{t('comparable.form.older-file')}</a>{' '}
      {t('comparable.form.older-or')}{' '}
      <a href={addressOf('upload-fetch', language)}>{t('comparable.form.older-fetch')}</a>.
    </p>
  )
}

function AllAsked(props: SearchFormProps & { choices: SearchChoices; typed: TypedSearch }) {
  const { start, choices, typed, errors } = props
  const t = useText('statistics')
  const { traits, others, elsewhere } = choices
  const field = (name: 'from' | 'to' | 'count') => ({
    name,
    defaultValue: typed[name],
    error: errors.find((error) => error.field === name)?.message,
    label: t(`comparable.form.${name}`),
  })
  const missing = traits.filter(({ choice }) => choice === null).length
  const hasLate = traits.some(({ choice }) => choice?.isLate)
  const stray = typed.on.filter((code) => choices.asked[code] === undefined)
  return (
    <>
      <First start={start} errors={errors} />
      <TextField {...field('from')} help={t('comparable.form.from-help')} />
      <TextField {...field('to')} />
      <fieldset className="field" id="on">
        <legend className="utrecht-form-label">{t('comparable.form.on')}</legend>
        <p className="utrecht-form-field-description">{t('comparable.form.on-help')}</p>
        {hasLate && <p className="caveat">{t('comparable.form.late-help', { first: typed.first })}</p>}
        <Traits traits={traits} typed={typed} />
        {missing > 0 && <p className="quiet">{t('comparable.form.missing', { count: missing })}</p>}
      </fieldset>
      <fieldset className="field">
        <legend className="utrecht-form-label">{t('comparable.form.outcomes')}</legend>
        <p className="utrecht-form-field-description">{t('comparable.form.outcomes-help')}</p>
        <Outcomes others={others} stray={stray} typed={typed} isOpen={hasLate} />
        {elsewhere > 0 && <p className="quiet">{t('comparable.form.elsewhere', { count: elsewhere })}</p>}
        {(hasLate || others.length === 0) && <OlderYears />}
      </fieldset>
      <TextField {...field('count')} help={t('comparable.form.count-help')} />
      <SelectField
        name="level"
        label={t('comparable.form.level')}
        none={t('comparable.form.level-own')}
        choices={matchLevels.map((level) => ({ value: level, label: t(`comparable.levels.${level}`) }))}
        defaultValue={typed.level}
      />
      <p className="actions">
        <Button name="do" value="search">
          {t('comparable.form.search')}
        </Button>
      </p>
    </>
  )
}

function Traits({ traits, typed }: Pick<SearchChoices, 'traits'> & { typed: TypedSearch }) {
  const language = useLanguage()
  return (
    <ul className="list ticks">
      {traits.map(
        ({ code, reason, choice }) =>
          choice && (
            <li key={code}>
              <Tick choice={choice} isTicked={typed.on.includes(choice.code)} about={reason[language]} />
            </li>
          ),
      )}
    </ul>
  )
}

/** All other figures, folded away by theme; what was typed and is nowhere among them stands on top. */
function Outcomes(props: {
  others: SearchChoices['others']
  stray: readonly string[]
  typed: TypedSearch
  isOpen: boolean
}) {
  const { others, stray, typed, isOpen } = props
  const t = useText('statistics')
  return (
    <ul className="list ticks">
      {stray.map((code) => (
        <li key={code}>
          <Tick choice={{ code, name: { nl: code, en: code }, years: [], isLate: false }} isTicked />
        </li>
      ))}
      {others.map(({ theme, choices }) => {
        const ticked = choices.filter(({ code }) => typed.on.includes(code)).length
        return (
          <li key={theme}>
            <details open={ticked > 0 || (isOpen && others.length === 1)}>
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
  )
}

function Tick({ choice, isTicked, about }: { choice: MatchChoice; isTicked: boolean; about?: string }) {
  const t = useText('statistics')
  const language = useLanguage()
  const yearsText = useYearsText()
  const { code, name, years, isLate } = choice
  return (
    <label className="tick">
      <input type="checkbox" name="on" value={code} defaultChecked={isTicked} />
      <span>
        {name[language]}{' '}
        {years.length > 0 && (
          <span className="quiet-inline">
            {isLate ? t('comparable.form.late', { years: yearsText(years) }) : yearsText(years)}
          </span>
        )}
        {about && <span className="quiet"> {about}</span>}
      </span>
    </label>
  )
}
