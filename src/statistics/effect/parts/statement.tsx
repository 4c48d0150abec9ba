import { useLanguage, useText } from '../../../ui'
import type { Worked } from '../methods'

/** What the result may be called, why, and what a reader must know before using it. */
export function ReadingStatement({ analysis, address }: { analysis: Worked; address: string }) {
  const { reading, warnings } = analysis.result
  const t = useText('statistics')
  const language = useLanguage()
  const copied = `${reading[language]}\n${analysis.inputs.versions.join(', ')}\n${address}`
  return (
    <>
      <p className="statement">{reading[language]}</p>
      <div className="statement-tools">
        <button type="button" className="plain-button" data-copy={copied} data-copied={t('figure.copied')} hidden>
          {t('figure.copy')}
        </button>
        <details>
          <summary>{t('effect.page.checks')}</summary>
          <ul>
            {reading.because.map(({ rule, holds, text }) => (
              <li key={rule}>
                {text[language]} <strong>({t(`effect.page.holds.${holds}`)})</strong>
              </li>
            ))}
          </ul>
        </details>
      </div>
      {warnings.length > 0 && (
        <section className="caveat" aria-labelledby="warnings">
          <h2 id="warnings">{t('effect.page.warnings')}</h2>
          <ul>
            {warnings.map((warning) => (
              <li key={warning.en}>{warning[language]}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
