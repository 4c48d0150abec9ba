import { answer, ownJob } from '../../accounts/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'

export const handle = { policy: 'signed-in' }

export const loader = answer(async ({ house, actor }, { params }) => ({
  job: await ownJob(house, actor, params['job'] ?? ''),
}))

/** Long work: what is being done and how far it is. It can be left and come back to. */
export default function JobPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { job } = loaderData
  const t = useText('overview')
  const language = useLanguage()
  const ended = job.state === 'done' || job.state === 'failed'
  return (
    <Page title={t('job.title')} lead={job.kind}>
      <div data-job={job.id} data-job-state={job.state}>
        <p role="status">
          {t(`job.${job.state}`)} {job.failure?.[language]}
        </p>
        {!ended && (
          <p>
            <progress aria-label={t('job.title')} {...(job.total > 0 ? { max: job.total, value: job.done } : {})} />{' '}
            {job.total > 0 && t('job.steps', { done: job.done, total: job.total })}
          </p>
        )}
      </div>
      {!ended && (
        <p>
          {t('job.leave')} <a href={addressOf('job', language, { job: job.id })}>{t('job.refresh')}</a>
        </p>
      )}
      <script src="/islands/job.js" type="module" async />
    </Page>
  )
}
