import { useText, WideTable } from '../../ui'
import type { Theory } from '../model/entries'
import type { Conflict } from '../model/session'
import type { Telling } from '../model/story'
import { fieldLabel, valueText } from '../model/words'
import type { SaveState, Sync } from './sync'

/** Whether everything is kept, in words that a screen reader says too. */
export function Status({ state, others, onDrop }: { state: SaveState; others: readonly string[]; onDrop(): void }) {
  const t = useText('theory')
  const said =
    state.kind === 'offline'
      ? t('editor.state.offline', { count: state.count })
      : state.kind === 'refused'
        ? t('editor.state.refused', { reason: state.reason })
        : t(`editor.state.${state.kind}`)
  return (
    <div className={`flow-status flow-status--${state.kind}`}>
      <span role="status">{said}</span>
      {state.kind === 'refused' && (
        <button type="button" className="flow-button" onClick={onDrop}>
          {t('editor.drop')}
        </button>
      )}
      {others.length > 0 && (
        <span className="quiet-inline" role="status">
          {t('editor.others', { titles: others.map((title) => `“${title}”`).join(', ') })}
        </span>
      )}
    </div>
  )
}

/** Both versions of what two people changed, and the choice between them. */
export function Conflicts(props: {
  conflicts: readonly Conflict[]
  theory: Theory
  telling: Telling
  sync: Pick<Sync, 'choose'>
}) {
  const { conflicts, theory, telling, sync } = props
  const t = useText('theory')
  const title = (id: string) => theory.nodes.find(({ node }) => node.id === id)?.node.title ?? id
  return (
    <div className="errors" role="alert">
      <h2>{t('conflict.title')}</h2>
      <p>{t('conflict.text')}</p>
      {conflicts.map((conflict) => (
        <Versions
          key={`${conflict.kind} ${conflict.id}`}
          conflict={conflict}
          name={conflict.kind === 'link' ? conflict.id.split('->').map(title).join(' → ') : title(conflict.id)}
          telling={telling}
          sync={sync}
        />
      ))}
    </div>
  )
}

function Versions(props: { conflict: Conflict; name: string; telling: Telling; sync: Pick<Sync, 'choose'> }) {
  const { conflict, name, telling, sync } = props
  const t = useText('theory')
  const kind = conflict.kind as 'node' | 'link' | 'indicator'
  const named = conflict.fields.filter((field) => field !== '')
  const fields = named.length > 0 ? named : [kind === 'link' ? 'assumption' : kind === 'indicator' ? 'name' : 'title']
  const said = (body: Conflict['ours'], field: string) =>
    body === null ? t('conflict.gone') : valueText(field, body, telling) || t('editor.none')
  return (
    <>
      <h3>{name}</h3>
      <WideTable label={name}>
        <table className="figure-table figure-table--narrow">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('conflict.ours')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{fieldLabel(kind, field, telling.t)}</th>
                <td>{said(conflict.ours, field)}</td>
                <td>{said(conflict.theirs, field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p className="panel__actions">
        <button type="button" className="flow-button" onClick={() => sync.choose(conflict, 'ours')}>
          {t('conflict.keep-ours')}
        </button>
        <button type="button" className="flow-button" onClick={() => sync.choose(conflict, 'theirs')}>
          {t('conflict.keep-theirs')}
        </button>
      </p>
    </>
  )
}
