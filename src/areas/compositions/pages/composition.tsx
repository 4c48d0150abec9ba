import { accountsPolicy, allows } from '../../../accounts'
import { answer } from '../../../accounts/index.server'
import { addressOf, Page, useLanguage, useText } from '../../../ui'
import { areasPolicy } from '../../policy'
import { findRegions } from '../../regions/service.server'
import { findArea } from '../../service.server'
import { type Composition, currentOf, differenceOf, isSame } from '../composition'
import { compositionMap } from '../map.server'
import { withNames } from '../names.server'
import { AreaMap } from '../parts/area-map'
import { PartList } from '../parts/shown'
import { DifferenceText, dayText, type RegionNames, useCountText } from '../parts/words'
import { compositionsOf } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const versions = await compositionsOf(house, actor, area.slug)
  const current = currentOf(versions)
  const asked = Number(url.searchParams.get('year'))
  const shown = current.find(({ boundaryYear }) => boundaryYear === asked) ?? current[0] ?? null
  const ofYear = versions.filter(({ boundaryYear }) => boundaryYear === shown?.boundaryYear)
  const codes = [...new Set(ofYear.flatMap(({ parts }) => parts.map(({ region }) => region)))]
  const named = shown ? await findRegions(house, actor, { boundaryYear: shown.boundaryYear, codes }) : []
  const parents = [...new Set(named.flatMap(({ parent }) => (parent && !codes.includes(parent) ? [parent] : [])))]
  const around = shown ? await findRegions(house, actor, { boundaryYear: shown.boundaryYear, codes: parents }) : []
  return {
    area,
    shown,
    years: current.map(({ boundaryYear }) => boundaryYear),
    versions: ofYear,
    others: versions.map(({ number, boundaryYear }) => ({ number, boundaryYear })),
    regions: shown ? (await withNames(house, actor, area, shown.boundaryYear, [...named, ...around])).regions : [],
    map: shown && (await compositionMap(house, actor, area, shown)),
    saved: url.searchParams.get('saved'),
    mayCompose: allows(areasPolicy['areas.compose'], actor, area.slug),
    mayReadAudit: allows(accountsPolicy['accounts.read-audit'], actor, area.slug),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** Which regions an area is made of, for everybody: what its figures are added up from. */
export default function CompositionPage({ loaderData }: { loaderData: Loaded }) {
  const { area, shown, years, saved, mayCompose } = loaderData
  const t = useText('areas')
  const language = useLanguage()
  const compose = (search: Record<string, string>) => addressOf('area-compose', language, { area: area.slug }, search)
  return (
    <Page
      title={t('composition.title', { area: area.name })}
      lead={t('composition.lead')}
      crumbs={[
        { label: t('list.title'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
      ]}
    >
      {saved !== null && shown !== null && String(shown.number) === saved && (
        <p className="notice" role="status">
          {t('composition.saved', { number: saved })}
        </p>
      )}
      {shown !== null && (
        <ul>
          <li>
            <a href={addressOf('count', language, { place: area.slug })}>
              {t('composition.to-figures', { area: area.name })}
            </a>
          </li>
          <li>
            <a href={addressOf('area-comparable', language, { area: area.slug })}>
              {t('composition.to-comparable', { area: area.name })}
            </a>
          </li>
        </ul>
      )}
      {shown === null ? (
        <>
          <p>{t('composition.none', { area: area.name })}</p>
          {!mayCompose && <p>{t('composition.none-who')}</p>}
        </>
      ) : (
        <>
          {years.length > 1 && <Years years={years} shown={shown.boundaryYear} area={area.slug} />}
          <Shown {...loaderData} shown={shown} />
        </>
      )}
      {mayCompose && (
        <p className="actions">
          {shown && (
            <a href={compose({ year: String(shown.boundaryYear), start: String(shown.number) })}>
              {t('composition.change')}
            </a>
          )}
          <a href={compose({})}>{t(shown ? 'composition.make-year' : 'composition.make', { area: area.name })}</a>
        </p>
      )}
      {shown && <Versions {...loaderData} />}
    </Page>
  )
}

function Years({ years, shown, area }: { years: readonly number[]; shown: number; area: string }) {
  const t = useText('areas')
  const language = useLanguage()
  return (
    <nav className="choices" aria-label={t('composition.years')}>
      <ul>
        {years.map((year) => (
          <li key={year}>
            <a
              href={addressOf('area-composition', language, { area }, { year: String(year) })}
              aria-current={year === shown ? 'page' : undefined}
            >
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Shown({ area, shown, regions, map }: Loaded & { shown: Composition }) {
  const t = useText('areas')
  const language = useLanguage()
  const countText = useCountText()
  const names: RegionNames = new Map(regions.map((region) => [region.code, region]))
  return (
    <section aria-labelledby="shown">
      <h2 id="shown">{t('composition.year-title', { year: shown.boundaryYear })}</h2>
      <p>
        {t('composition.count', {
          regions: countText(shown.parts, names),
          number: shown.number,
          date: dayText(shown.madeAt, language),
        })}
      </p>
      {shown.note !== '' && <p className="as-typed">{shown.note}</p>}
      <PartList parts={shown.parts} names={names} municipality={area.municipalityCode} year={shown.boundaryYear} />
      {map ? (
        <AreaMap map={map} area={area.name} year={shown.boundaryYear} />
      ) : (
        <p className="quiet">{t('composition.map-none')}</p>
      )}
    </section>
  )
}

/** All versions for these boundaries, the latest first, each with what it changed. */
function Versions({ area, versions, others, regions, mayReadAudit }: Loaded) {
  const t = useText('areas')
  const language = useLanguage()
  const names: RegionNames = new Map(regions.map((region) => [region.code, region]))
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('composition.versions')}</h2>
      <p>{t('composition.versions-text')}</p>
      <ul className="list">
        {versions.map((version, place) => {
          const before = versions[place + 1]
          const from = others.find(({ number }) => number === version.basedOn)
          const difference = before && differenceOf(before, version)
          return (
            <li key={version.number}>
              <strong>{t('composition.version', { number: version.number })}</strong>
              <span className="quiet">{dayText(version.madeAt, language)}</span>
              {version.note !== '' && place > 0 && <p className="as-typed">{version.note}</p>}
              {difference ? (
                isSame(difference) ? (
                  <p>{t('composition.only-text')}</p>
                ) : (
                  <DifferenceText difference={difference} names={names} />
                )
              ) : (
                <p>
                  {t('composition.first')}{' '}
                  {from && t('composition.carried', { number: from.number, year: from.boundaryYear })}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {mayReadAudit && (
        <p>
          <a href={addressOf('audit', language, {}, { area: area.slug })}>{t('composition.audit')}</a>
        </p>
      )}
    </section>
  )
}
