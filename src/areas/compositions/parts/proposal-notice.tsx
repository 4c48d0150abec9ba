import { useLanguage, useText } from '../../../ui'
import { type CarriedPart, isToBeLookedAt } from '../carry-over'
import type { Proposal } from '../proposal'
import { type RegionNames, regionText, shareText } from './words'

/** Why these regions are ticked: a proposal, which somebody has to look at. */
export function ProposalNotice(props: {
  proposal: Proposal
  area: string
  municipality: string
  year: number
  names: RegionNames
  /** Names in the year that it was carried over from. */
  formerNames: RegionNames
}) {
  const { proposal, names } = props
  const t = useText('areas')
  if (proposal.kind === 'carried') return <Carried {...props} proposal={proposal} />
  if (proposal.nothing === 'no-regions') return null
  const instead = proposal.instead && {
    ...{ number: proposal.instead.number, from: proposal.instead.boundaryYear, year: props.year },
  }
  if (proposal.nothing === 'no-name') {
    return (
      <p className="notice">
        {instead && `${t('compose.not-carried', instead)} `}
        {t('compose.proposed-none', { area: props.area, municipality: props.municipality })}
      </p>
    )
  }
  return (
    <section className="notice" aria-labelledby="proposal">
      <h2 id="proposal">{t('compose.proposed-title')}</h2>
      {instead && <p>{t('compose.not-carried', instead)}</p>}
      <p>{t('compose.proposed-text')}</p>
      <ul>
        {proposal.parts.map(({ region, why }) => (
          <li key={region}>
            {regionText(region, names)}: {t(`compose.why-${why.kind}`, { name: why.name })}
            {why.nameOf !== null && ` ${t('compose.why-name-of', { year: why.nameOf })}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

type CarriedProposal = Extract<Proposal, { kind: 'carried' }>

function Carried(props: { proposal: CarriedProposal; year: number; names: RegionNames; formerNames: RegionNames }) {
  const { proposal, year, names, formerNames } = props
  const { number, boundaryYear, parts, lost, left } = proposal
  const t = useText('areas')
  const former = (codes: readonly string[]) => codes.map((code) => regionText(code, formerNames)).join(', ')
  return (
    <section className="notice" aria-labelledby="proposal">
      <h2 id="proposal">{t('compose.carried-title', { number, year: boundaryYear })}</h2>
      <p>{t(parts.every(({ kind }) => kind === 'unchanged') ? 'compose.carried-same' : 'compose.carried-text')}</p>
      <ul>
        {parts.map((part) => (
          <li key={part.region}>
            {isToBeLookedAt(part) && <strong>{t('compose.look')} </strong>}
            {regionText(part.region, names)}: {t(`compose.carried-${part.kind}`, { from: former(part.from) })}
          </li>
        ))}
      </ul>
      {lost.length > 0 && (
        <p>
          <strong>{t('compose.look')}</strong> {t('compose.lost', { regions: former(lost), year })}
        </p>
      )}
      {left.map(({ region, from }) => (
        <p key={`${region} ${from}`}>
          {t('compose.left', { region: regionText(region, names), from: former([from]) })}
        </p>
      ))}
    </section>
  )
}

/** How a share was found that came from a conversion; empty for a whole region. */
export function useCarriedReason(): (part: CarriedPart, year: number, formerNames: RegionNames) => string {
  const t = useText('areas')
  const language = useLanguage()
  return (part, year, formerNames) =>
    part.share === 1
      ? ''
      : t('compose.carried-reason', {
          share: shareText(part.share, language),
          year,
          from: part.from.map((code) => regionText(code, formerNames)).join(', '),
        })
}
