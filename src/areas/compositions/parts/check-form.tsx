import { Button, type FieldError, TextField, useText } from '../../../ui'
import { type Composition, differenceOf, isSame, longestText, type Part } from '../composition'
import type { Draft } from '../draft'
import { DraftFields } from './draft-fields'
import { DifferenceText, type RegionNames, regionText } from './words'

/** What was chosen, with room for shares and an explanation, before it is kept. */
export function CheckForm(props: {
  draft: Draft
  /** The parts as they would be kept. */
  parts: readonly Part[]
  current: Composition | null
  names: RegionNames
  errors: readonly FieldError[]
  address: string
  children?: React.ReactNode
}) {
  const { draft, parts, current, names, errors, address } = props
  const t = useText('areas')
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <form method="post" action={address}>
      <DraftFields draft={draft} without={['note']} />
      {current && <Changes current={current} parts={parts} names={names} />}
      <fieldset className="field">
        <legend className="utrecht-form-label">{t('compose.chosen')}</legend>
        <ul className="list">
          {draft.chosen.map((chosen) => {
            const region = regionText(chosen.region, names)
            const [share, reason] = [`share-${chosen.region}`, `reason-${chosen.region}`]
            const isWhole = chosen.percent === '100' && chosen.reason === ''
            return (
              <li key={chosen.region}>
                {region}
                <details open={!isWhole}>
                  <summary>{t('compose.share-title')}</summary>
                  <TextField
                    name={share}
                    label={t('compose.share', { region })}
                    defaultValue={chosen.percent}
                    error={wrong(share)}
                    autoComplete="off"
                  />
                  <TextField
                    name={reason}
                    label={t('compose.reason', { region })}
                    help={t('compose.reason-help')}
                    defaultValue={chosen.reason}
                    error={wrong(reason)}
                    autoComplete="off"
                    maxLength={longestText}
                  />
                </details>
              </li>
            )
          })}
        </ul>
        <p className="actions">
          <Button kind="secondary" name="do" value="check">
            {t('compose.again')}
          </Button>
        </p>
      </fieldset>
      <TextField
        name="note"
        label={t('compose.note')}
        help={t('compose.note-help')}
        defaultValue={draft.note}
        error={wrong('note')}
        autoComplete="off"
        maxLength={longestText}
      />
      <p className="actions">
        <Button name="do" value="save">
          {t('compose.save')}
        </Button>
        <Button kind="secondary" name="do" value="choose">
          {t('compose.choose-again')}
        </Button>
        {props.children}
      </p>
    </form>
  )
}

function Changes({ current, parts, names }: { current: Composition; parts: readonly Part[]; names: RegionNames }) {
  const t = useText('areas')
  const difference = differenceOf(current, { boundaryYear: current.boundaryYear, parts })
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">{t('compose.difference', { number: current.number })}</h2>
      {isSame(difference) ? (
        <p>{t('compose.difference-none', { number: current.number })}</p>
      ) : (
        <DifferenceText difference={difference} names={names} />
      )}
    </section>
  )
}
