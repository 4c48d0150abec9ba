import { redirect, useActionData } from 'react-router'
import { allows, type RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm } from '../../accounts/index.server'
import { AreaTabs } from '../../areas'
import { findArea } from '../../areas/index.server'
import { recordsPolicy } from '../../records'
import { visibleSections } from '../../records/index.server'
import { addressOf, ErrorSummary, formatDate, Page, useLanguage, useText } from '../../ui'
import { findingKey } from '../check'
import { type FindingCounts, severities } from '../finding'
import { AcceptForm } from '../parts/accept'
import { AcceptedList, type ShownAcceptance } from '../parts/accepted'
import { RuleText } from '../parts/finding'
import { placeOfSubject } from '../places'
import { checkPolicy } from '../policy'
import { acceptedOf, acceptFinding, checkOf, takeBackAcceptance } from '../service.server'
import { nameOf } from '../wording'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const sections = await visibleSections(house, actor, area.slug)
  if (!sections.includes('check')) return { area, shown: null, mayManage: false, operation: '', done: null }
  const { asOf, result, hasProgramme } = await checkOf(house, actor, area.slug)
  const found = new Map([...result.findings, ...result.accepted].map((finding) => [findingKey(finding), finding]))
  const accepted = (await acceptedOf(house, actor, area.slug)).map(({ id, body }): ShownAcceptance => {
    const until = typeof body['until'] === 'string' ? body['until'] : null
    return {
      id,
      rule: String(body['rule']),
      subject: String(body['subject']),
      message: found.get(id)?.message[language] ?? null,
      reason: String(body['reason']),
      until,
      isPassed: until !== null && until < asOf,
    }
  })
  return {
    area,
    shown: {
      asOf,
      hasProgramme,
      counts: result.counts,
      findings: result.findings.map((finding) => ({
        finding,
        href: placeOfSubject(language, area.slug, finding.subject, sections),
      })),
      accepted,
      isTeam: allows(checkPolicy['check.see-own'], actor, area.slug),
    },
    mayManage: allows(recordsPolicy['records.manage'], actor, area.slug),
    operation: crypto.randomUUID(),
    done: url.searchParams.get('done'),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const { do: wanted, rule = '', subject = '', reason = '', until = '', operation = '', id = '' } = fields
  try {
    if (wanted === 'take-back') await takeBackAcceptance(house, actor, { area: area.slug, id, operation })
    else await acceptFinding(house, actor, { area: area.slug, rule, subject, reason, until, operation })
  } catch (error) {
    return refusedForm(error, language, { ...fields, do: findingKey({ rule, subject }) })
  }
  return redirect(
    addressOf('check', language, { area: area.slug }, { done: wanted === 'take-back' ? 'back' : 'accepted' }),
  )
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** What the programme check finds in an area, and what the alliance accepted for now. */
export default function Check({ loaderData }: { loaderData: Loaded }) {
  const { area, shown, mayManage, operation, done } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('check')
  const ui = useText('ui')
  const language = useLanguage()
  return (
    <Page
      title={t('page.title')}
      lead={shown && t('page.lead', { area: area.name, day: formatDate(shown.asOf, language) })}
      crumbs={[
        { label: ui('menu.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
      ]}
    >
      <AreaTabs area={area} current="check" />
      {shown ? (
        <>
          {done && !refused && (
            <p className="notice" role="status">
              {t(done === 'back' ? 'page.taken-back' : 'page.saved')}
            </p>
          )}
          <Found shown={shown} mayManage={mayManage} operation={operation} refused={refused} />
        </>
      ) : (
        <div className="notice">
          <p>
            <strong>{t('page.hidden', { area: area.name })}</strong>
          </p>
          <p>{t('page.hidden-text')}</p>
        </div>
      )}
    </Page>
  )
}

interface FoundProps {
  shown: NonNullable<Loaded['shown']>
  mayManage: boolean
  operation: string
  refused: RefusedForm | undefined
}

function Found({ shown, mayManage, operation, refused }: FoundProps) {
  const { findings, counts, accepted, hasProgramme, isTeam } = shown
  const t = useText('check')
  const language = useLanguage()
  const errors = useErrors(refused)
  const numbered = findings.map((one, index) => ({ ...one, number: index + 1 }))
  const refusedNumber = numbered.find(({ finding }) => findingKey(finding) === refused?.form)?.number
  return (
    <>
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) => ({
          field: field && refusedNumber ? `${field}-${refusedNumber}` : '',
          message,
        }))}
      />
      <Counts counts={counts} />
      <p className="quiet">{isTeam ? t('page.private') : t('page.shared')}</p>
      {findings.length === 0 && <p>{hasProgramme ? t('page.none') : t('page.empty')}</p>}
      {severities.map((severity) => {
        const own = numbered.filter(({ finding }) => finding.severity === severity)
        if (own.length === 0) return null
        return (
          <section key={severity} aria-labelledby={severity}>
            <h2 id={severity}>{`${t(`page.severity.${severity}`)} (${own.length})`}</h2>
            <p>{t(`page.severity-text.${severity}`)}</p>
            {[...Map.groupBy(own, ({ finding }) => finding.rule)].map(([rule, findingsOfRule]) => (
              <section key={rule} aria-labelledby={rule}>
                <h3 id={rule}>{nameOf(rule)[language]}</h3>
                <RuleText rule={rule} />
                <ul className="list">
                  {findingsOfRule.map(({ finding, href, number }) => (
                    <li key={findingKey(finding)}>
                      {href ? <a href={href}>{finding.message[language]}</a> : finding.message[language]}
                      {mayManage && (
                        <AcceptForm
                          rule={finding.rule}
                          subject={finding.subject}
                          operation={`${operation} ${number}`}
                          number={number}
                          typed={number === refusedNumber ? (refused?.typed ?? null) : null}
                          errors={number === refusedNumber ? errors : {}}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </section>
        )
      })}
      {(accepted.length > 0 || mayManage) && hasProgramme && (
        <section aria-labelledby="accepted">
          <h2 id="accepted">{t('page.accepted.title')}</h2>
          {accepted.length === 0 ? (
            <p>{t('page.accepted.none')}</p>
          ) : (
            <AcceptedList accepted={accepted} operation={operation} mayManage={mayManage} />
          )}
        </section>
      )}
    </>
  )
}

/** What is wrong with a refused form, by name of the field. */
function useErrors(refused: RefusedForm | undefined): Record<string, string> {
  const t = useText('check')
  const own: Record<string, string> = { reason: t('page.reason-missing'), until: t('page.until-invalid') }
  return Object.fromEntries((refused?.errors ?? []).map(({ field, message }) => [field, own[field] ?? message]))
}

/** How many there are of each, and the way to them. */
function Counts({ counts }: { counts: FindingCounts }) {
  const t = useText('check')
  return (
    <nav aria-label={t('page.counts')}>
      <ul className="links">
        {([...severities, 'accepted'] as const).map((name) => {
          const text = `${t(`page.severity.${name}`)}: ${counts[name]}`
          return <li key={name}>{counts[name] > 0 ? <a href={`#${name}`}>{text}</a> : text}</li>
        })}
      </ul>
    </nav>
  )
}
