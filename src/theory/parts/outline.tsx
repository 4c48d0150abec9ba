import { refText } from '../../platform'
import { formatMoment } from '../../records'
import { addressOf, Button, useLanguage, useText } from '../../ui'
import { ambitionsServed, leastAmbitions } from '../model/chance'
import { amountText, lastTarget } from '../model/figures'
import type { TheoryIndicator, TheoryLink, TheoryNode } from '../model/kinds'
import { type Branch, besides } from '../model/tree'
import { AddForm, Because, nodeTitles } from './beginning'
import type { OutlineView } from './outline-view'

/** A node with everything about it, and below it what leads to it. */
export function OutlineBranch(props: {
  branch: Branch
  beside: readonly Branch[]
  above: TheoryNode | null
  view: OutlineView
}) {
  const { branch, beside, above, view } = props
  const { node, link, below, shown, depth } = branch
  const t = useText('theory')
  const Heading = `h${Math.min(depth + 2, 6)}` as 'h2'
  const isFull = shown === 'full'
  return (
    <li className={`outline__item kind-${node.kind}`} id={isFull ? node.id : undefined}>
      <Heading className="outline__title">
        <span className="outline__kind">{t(`choice.node-kind.${node.kind}`)}</span>{' '}
        {isFull ? node.title : <a href={`#${encodeURIComponent(node.id)}`}>{node.title}</a>}
      </Heading>
      {link && above && <Reason link={link.link} id={link.id} node={node} above={above} view={view} />}
      {shown === 'again' && <p className="quiet">{t('outline.again')}</p>}
      {shown === 'loop' && <p className="quiet">{t('outline.loop')}</p>}
      {isFull && <About branch={branch} view={view} />}
      {isFull && view.mayChange && <Actions branch={branch} beside={beside} above={above} view={view} />}
      {below.length > 0 && (
        <ol className="outline__list">
          {below.map((one) => (
            <OutlineBranch key={`${node.id} ${one.node.id}`} branch={one} beside={below} above={node} view={view} />
          ))}
        </ol>
      )}
    </li>
  )
}

/** Why it leads to what stands above it, and what that rests on. */
function Reason(props: { link: TheoryLink; id: string; node: TheoryNode; above: TheoryNode; view: OutlineView }) {
  const { link, id, node, above, view } = props
  const t = useText('theory')
  const language = useLanguage()
  const assumption = link.assumption?.trim()
  const back = `${addressOf('theory-outline', language, { area: view.area })}#${encodeURIComponent(node.id)}`
  const rests = link.strength && t(`choice.strength.${link.strength}`)
  const since = link.since && formatMoment(link.since, language)
  return (
    <p className="outline__reason">
      <strong>{t('outline.why')}:</strong>{' '}
      {assumption ? assumption : <span className="outline__missing">{t('outline.why-none')}</span>}
      {rests && <span className="quiet-inline"> ({since ? t('outline.rests-since', { rests, since }) : rests})</span>}
      {view.mayChange && (
        <>
          {' '}
          <a
            href={addressOf('record', language, { area: view.area, collection: 'links', id }, { back })}
            aria-label={t('outline.change-link-of', { from: node.title, to: above.title })}
          >
            {t('outline.change-link')}
          </a>
        </>
      )}
    </p>
  )
}

/** Explanation, owner, indicators, first effect, findings. */
function About({ branch: { node, depth, below }, view }: { branch: Branch; view: OutlineView }) {
  const { names, theory, findings } = view
  const t = useText('theory')
  const language = useLanguage()
  const owner = node.owner === undefined ? undefined : names.get(node.owner)
  const codes = node.indicators ?? []
  const found = findings.get(refText({ kind: 'node', id: node.id })) ?? 0
  const isGoal = ['ambition', 'sub-ambition', 'outcome', 'output'].includes(node.kind)
  const coalition = (node.coalition ?? []).flatMap((id) => names.get(id) ?? [])
  const isLoose = depth === 0 && below.length === 0 && ['outcome', 'output', 'activity'].includes(node.kind)
  return (
    <>
      {node.text && <p className="as-typed">{node.text}</p>}
      {node.cause && (
        <p>
          {t('field.node.cause')}: {t(`choice.cause.${node.cause}`)}
        </p>
      )}
      {(node.place || node.opportunity || coalition.length > 0) && (
        <p>{[node.place, node.opportunity, coalition.join(', ')].filter(Boolean).join(' · ')}</p>
      )}
      {node.kind === 'chance' && ambitionsServed(theory, node.id) < leastAmbitions && (
        <p className="outline__missing">{t('outline.narrow-chance')}</p>
      )}
      {(isGoal || owner || codes.length > 0) && (
        <p className="outline__facts">
          {owner ? (
            <span>
              {t('outline.owner')}: {owner}
            </span>
          ) : (
            isGoal && view.mayChange && <span className="outline__missing">{t('outline.no-owner')}</span>
          )}
          {node.effectFrom && <span>{t('outline.effect', { period: formatMoment(node.effectFrom, language) })}</span>}
          {isLoose && <span className="outline__missing">{t('outline.loose')}</span>}
          {found > 0 && (
            <a className="outline__found" href={addressOf('check', language, { area: view.area })}>
              {t('outline.findings', { count: found })}
            </a>
          )}
        </p>
      )}
      {codes.length > 0 && (
        <div className="outline__indicators">
          <strong>{t('outline.indicators')}:</strong>
          <ul>
            {codes.map((code) => (
              <Indicator key={code} code={code} indicator={theory.indicators.get(code)} view={view} />
            ))}
          </ul>
        </div>
      )}
      {node.source && <p className="quiet">{t('outline.source', { source: node.source })}</p>}
      {node.template && <p className="quiet">{t('outline.template')}</p>}
    </>
  )
}

function Indicator(props: { code: string; indicator: TheoryIndicator | undefined; view: OutlineView }) {
  const { code, indicator, view } = props
  const t = useText('theory')
  const language = useLanguage()
  if (!indicator) return <li>{code}</li>
  const { baseline, name } = indicator
  const target = lastTarget(indicator)
  const said = (point: { period: string; value: number }) => ({
    value: amountText(point.value, indicator, language),
    period: formatMoment(point.period, language),
  })
  const back = addressOf('theory-outline', language, { area: view.area })
  const change = addressOf('record', language, { area: view.area, collection: 'indicators', id: code }, { back })
  return (
    <li>
      {view.mayChange ? <a href={change}>{name}</a> : name}
      {': '}
      {baseline ? (
        t('outline.baseline', said(baseline))
      ) : (
        <span className="outline__missing">{t('outline.no-baseline')}</span>
      )}
      {'; '}
      {target ? t('outline.target', said(target)) : <span className="outline__missing">{t('outline.no-target')}</span>}
      {view.mayChange && (
        <>
          {' '}
          <a
            href={addressOf('theory-figure', language, { area: view.area, indicator: code })}
            aria-label={t('outline.figure-of', { name })}
          >
            {t('outline.figure')}
          </a>
        </>
      )}
    </li>
  )
}

/** Everything that can be done with a node, closed until it is wanted. */
function Actions(props: { branch: Branch; beside: readonly Branch[]; above: TheoryNode | null; view: OutlineView }) {
  const { branch, beside, above, view } = props
  const { node, link } = branch
  const t = useText('theory')
  const language = useLanguage()
  const order = besides(beside, branch)
  const place = order.indexOf(node.id)
  const links = view.theory.links.filter((one) => one.link.from === node.id || one.link.to === node.id)
  const here = addressOf('theory-outline', language, { area: view.area })
  const back = `${here}#${encodeURIComponent(node.id)}`
  const isRefused = view.refused?.typed['node'] === node.id
  return (
    <details className="outline__actions" open={isRefused || undefined}>
      <summary aria-label={t('outline.actions', { title: node.title })}>{t('outline.actions-short')}</summary>
      <div className="outline__tools">
        <a href={addressOf('record', language, { area: view.area, collection: 'nodes', id: node.id }, { back })}>
          {t('outline.change')}
        </a>
        {place > 0 && <Small view={view} node={node} above={above} what="up" label={t('outline.up')} />}
        {place < order.length - 1 && (
          <Small view={view} node={node} above={above} what="down" label={t('outline.down')} />
        )}
        {link && above && (
          <Small
            view={view}
            node={node}
            what="unlink"
            link={link.id}
            label={t('outline.unlink', { title: above.title })}
          />
        )}
      </div>
      <AddForm under={node} view={view} />
      <form method="post" className="outline__form">
        <Hidden view={view} node={node} what="link" />
        <div className="field">
          <label className="utrecht-form-label" htmlFor={`to-${node.id}`}>
            {t('outline.link')}
          </label>
          <input
            className="utrecht-textbox utrecht-textbox--html-input"
            id={`to-${node.id}`}
            name="to"
            list={nodeTitles}
            defaultValue={isRefused && view.refused?.form === 'link' ? view.refused.typed['to'] : undefined}
            autoComplete="off"
            required
          />
        </div>
        <Because id={`link-${node.id}`} />
        <Button kind="secondary">{t('outline.link-do')}</Button>
      </form>
      <form method="post" className="outline__form">
        <Hidden view={view} node={node} what="remove" />
        <input type="hidden" name="seen" value={view.revisions.get(node.id)} />
        <input type="hidden" name="above" value={above?.id ?? ''} />
        <p>{t('outline.remove-sure', { count: links.length })}</p>
        <Button kind="secondary">{t('outline.remove')}</Button>
      </form>
    </details>
  )
}

function Hidden({ view, node, what }: { view: OutlineView; node: TheoryNode; what: string }) {
  return (
    <>
      <input type="hidden" name="do" value={what} />
      <input type="hidden" name="node" value={node.id} />
      <input type="hidden" name="operation" value={`${view.operation} ${what} ${node.id}`.slice(0, 200)} />
    </>
  )
}

function Small(props: {
  view: OutlineView
  node: TheoryNode
  above?: TheoryNode | null
  what: 'up' | 'down' | 'unlink'
  link?: string
  label: string
}) {
  const { view, node, above, what, link, label } = props
  return (
    <form method="post">
      <Hidden view={view} node={node} what={what} />
      <input type="hidden" name="above" value={above?.id ?? ''} />
      {link !== undefined && <input type="hidden" name="link" value={link} />}
      <Button kind="secondary">{label}</Button>
    </form>
  )
}
