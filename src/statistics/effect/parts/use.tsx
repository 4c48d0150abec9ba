import { type Audience, audiences } from '../../../accounts'
import { addressOf, Button, useLanguage, useText } from '../../../ui'
import type { Worked } from '../methods'

/** What a visitor may do with an analysis. */
export interface Allowed {
  rerun: boolean
  share: boolean
}

/** The methods page, downloads, doing it again, sharing. */
export function Use(props: { analysis: Worked; shared: readonly Audience[]; allowed: Allowed; operation: string }) {
  const { analysis, shared, allowed, operation } = props
  const { question } = analysis.inputs
  const t = useText('statistics')
  const language = useLanguage()
  const here = { area: analysis.area, analysis: analysis.id }
  const file = (name: string) => addressOf('effect-file', language, { ...here, file: name })
  const place = analysis.inputs.place.code
  return (
    <>
      <h2>{t('effect.use.title')}</h2>
      <p>
        <a href={addressOf('effect-methods', language, here)}>{t('effect.use.methods')}</a>
      </p>
      <p>
        {t('effect.use.download')} <a href={file('verantwoording.md')}>{t('effect.use.methods-file')}</a> ·{' '}
        <a href={file('cijfers.csv')}>{t('effect.use.panel-file')}</a> ·{' '}
        <a href={file('uitkomst.json')}>{t('effect.use.result-file')}</a>
      </p>
      <p>{t('effect.use.command')}</p>
      <p className="key">
        {`npx wijklus effect cijfers.csv --unit place --time period --outcome value --treated ${place} --from ${question.from} --method ${question.method} --placebo`}
      </p>
      {allowed.rerun && (
        <form method="post">
          <input type="hidden" name="operation" value={`again ${operation}`} />
          <input type="hidden" name="base" value={analysis.revision} />
          <p className="quiet">{t('effect.use.rerun-about', { engine: analysis.result.engine })}</p>
          <p>
            <Button kind="secondary" name="do" value="rerun">
              {t('effect.use.rerun')}
            </Button>
          </p>
        </form>
      )}
      {allowed.share && <Share shared={shared} operation={operation} />}
    </>
  )
}

function Share({ shared, operation }: { shared: readonly Audience[]; operation: string }) {
  const t = useText('statistics')
  return (
    <>
      <h3>{t('effect.use.share-title')}</h3>
      {shared.length === 0 && <p>{t('effect.use.shared-none')}</p>}
      {audiences.map((audience) => {
        const isShared = shared.includes(audience)
        return (
          <form method="post" key={audience}>
            <input type="hidden" name="operation" value={`share ${audience} ${operation}`} />
            <input type="hidden" name="with" value={audience} />
            {isShared && <p>{t(`effect.use.shared.${audience}`)}</p>}
            <p>
              <Button kind="secondary" name="do" value={isShared ? 'withdraw' : 'share'}>
                {t(isShared ? `effect.use.withdraw.${audience}` : `effect.use.share.${audience}`)}
              </Button>
            </p>
          </form>
        )
      })}
    </>
  )
}
