import { data, redirect, useActionData } from 'react-router'
import { accountsPolicy, allows, audiences } from '../../../accounts'
import { answer, share, sharesOf, withdrawShare } from '../../../accounts/index.server'
import { findArea } from '../../../areas/index.server'
import { Refusal } from '../../../platform'
import { addressOf, Button, ErrorSummary, type FieldError, formatPeriod, Page, useLanguage, useText } from '../../../ui'
import { statisticsPolicy } from '../../policy'
import { methodNames } from '../model/settings'
import { Beside } from '../parts/beside'
import { Observed } from '../parts/observed'
import { Placebos } from '../parts/placebos'
import { ReadingStatement } from '../parts/statement'
import { Use } from '../parts/use'
import { Weights } from '../parts/weights'
import { addMovers, analysisRef, findAnalysis, rerunAnalysis } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const analysis = await findAnalysis(house, actor, params['analysis'] ?? '')
  const area = await findArea(house, actor, analysis.area)
  const item = { subject: analysisRef(analysis.id), area: analysis.area }
  const allowed = {
    rerun: allows(statisticsPolicy['statistics.analyse'], actor, analysis.area),
    share: allows(accountsPolicy['accounts.share'], actor, analysis.area),
  }
  const shares = allowed.share ? await sharesOf(house, item) : []
  return {
    area,
    analysis,
    allowed,
    shared: audiences.filter((audience) => shares.some((each) => each.with === audience && each.withdrawnAt === null)),
    address: url.href,
    operation: crypto.randomUUID(),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

interface Refused {
  errors: FieldError[]
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const { id, area } = await findAnalysis(house, actor, params['analysis'] ?? '')
  const form = await request.formData()
  const wanted = String(form.get('do') ?? '')
  const operation = String(form.get('operation') ?? '')
  const base = Number(form.get('base'))
  const audience = audiences.find((each) => each === form.get('with'))
  try {
    if (wanted === 'rerun') await rerunAnalysis(house, actor, { id, base, operation })
    if (wanted === 'movers') {
      const file = form.get('movers')
      const [name, text] = file instanceof File ? [file.name, await file.text()] : ['', '']
      await addMovers(house, actor, { id, text, file: name, base, operation })
    }
    if (audience && (wanted === 'share' || wanted === 'withdraw')) {
      const asked = { subject: analysisRef(id), area, with: audience, operation }
      await (wanted === 'share' ? share : withdrawShare)(house, actor, asked)
    }
    return redirect(addressOf('effect-analysis', language, { area, analysis: id }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const field = wanted === 'movers' ? 'movers' : ''
    return data<Refused>({ errors: [{ field, message: error.line(language) }] }, { status: error.status })
  }
})

/** One effect analysis: the honest statement first, then what it rests on and what must be read beside it. */
export default function AnalysisPage({ loaderData }: { loaderData: Loaded }) {
  const { area, analysis, allowed, shared, address, operation } = loaderData
  const refused = useActionData() as Refused | undefined
  const { inputs, result } = analysis
  const { question } = inputs
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <Page
      title={question.title}
      lead={t('effect.page.lead', {
        indicator: inputs.indicator.name[language],
        place: inputs.place.name[language],
        from: formatPeriod(question.from, language),
        method: methodNames[question.method][language],
      })}
      crumbs={[
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        { label: t('effect.list.crumb'), href: addressOf('effect-analyses', language, { area: area.slug }) },
      ]}
    >
      <ErrorSummary errors={refused?.errors ?? []} />
      {question.question && (
        <p>
          <strong>{t('effect.page.question')}:</strong> <span className="as-typed">{question.question}</span>
        </p>
      )}
      <Work {...loaderData} />
      {result && (
        <>
          <ReadingStatement analysis={{ ...analysis, result }} address={address} />
          <Observed analysis={{ ...analysis, result }} />
          <Beside analysis={{ ...analysis, result }} mayAdd={allowed.rerun} operation={operation} />
          <Placebos analysis={{ ...analysis, result }} />
          <Weights analysis={{ ...analysis, result }} />
          <Use analysis={{ ...analysis, result }} shared={shared} allowed={allowed} operation={operation} />
        </>
      )}
      <script src="/islands/chart.js" type="module" async />
      <script src="/islands/copy.js" type="module" async />
      <script src="/islands/job.js" type="module" async />
    </Page>
  )
}

/** Where the work stands while it has not ended well. */
function Work({ analysis, allowed, operation }: Loaded) {
  const { job } = analysis
  const t = useText('statistics')
  const language = useLanguage()
  if (job.state === 'done') return null
  if (job.state === 'failed') {
    return (
      <form method="post" className="errors">
        <p>
          {t('effect.page.failed')} {job.failure?.[language]}
        </p>
        {allowed.rerun && (
          <>
            <input type="hidden" name="operation" value={`again ${operation}`} />
            <input type="hidden" name="base" value={analysis.revision} />
            <Button kind="secondary" name="do" value="rerun">
              {t('effect.use.rerun')}
            </Button>
          </>
        )}
      </form>
    )
  }
  const here = addressOf('effect-analysis', language, { area: analysis.area, analysis: analysis.id })
  return (
    <div className="notice" data-job={job.id} data-job-state={job.state}>
      <p role="status">{t('effect.page.running')}</p>
      <p>
        <progress
          aria-label={t('effect.page.progress')}
          {...(job.total > 0 ? { max: job.total, value: job.done } : {})}
        />{' '}
        <a href={here}>{t('effect.page.refresh')}</a>
      </p>
    </div>
  )
}
