import type { JobStatus } from '../../../platform'
import { addressOf, useLanguage, useText } from '../../../ui'

/** Long work at a file: how far it is, moved by a small script where there is one. */
export function Working({ upload, job, isOwn }: { upload: string; job: JobStatus; isOwn: boolean }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { state, done, total, step } = job
  const follow = isOwn ? { 'data-job': job.id, 'data-job-state': state } : {}
  return (
    <div {...follow}>
      <p role="status">
        {t(step ?? 'import.waiting')}
        <br />
        <progress aria-label={t('upload.progress')} {...(total > 0 ? { max: total, value: done } : {})} />
      </p>
      <p>
        <a href={addressOf('upload', language, { upload })}>{t('upload.look-again')}</a>
      </p>
      {isOwn && <script src="/islands/job.js" type="module" async />}
    </div>
  )
}
