import type { ReactNode } from 'react'
import { otherLanguage } from '../../platform'
import { addresses, addressOf, type PageName } from '../addresses'
import { useLanguage, useText } from '../text'
import { Ring } from './mark'

/** What the frame around every page knows. */
export interface ShellProps {
  /** The page that is shown and its parameters, for the menu and the way to the other language. */
  page: PageName | null
  parameters: Readonly<Record<string, string>>
  /** What is asked of it, as `?place=nl`; empty for nothing. */
  search: string
  /** Name of who is signed in. */
  person: string | null
  demonstration: boolean
  /** True for who may import files. */
  mayImport: boolean
  children: ReactNode
}

/** Every page about areas has its address below that of their list. */
const pagesOfAreas = (Object.keys(addresses) as PageName[]).filter((page) =>
  addresses[page].nl.startsWith(addresses.areas.nl),
)

const menu: readonly { page: PageName; below: readonly PageName[]; forImporters?: true }[] = [
  { page: 'national', below: ['national'] },
  { page: 'areas', below: [...pagesOfAreas, 'places', 'count', 'municipality'] },
  { page: 'indicators', below: ['indicators', 'indicator', 'map'] },
  { page: 'interventions', below: ['interventions', 'intervention'] },
  { page: 'sources', below: ['sources', 'questions', 'question'] },
  { page: 'uploads', below: ['uploads', 'upload', 'upload-fetch', 'upload-mapping'], forImporters: true },
]

/** Header, menu, banner of the demonstration, main part and footer. */
export function Shell({ page, parameters, search, person, demonstration, mayImport, children }: ShellProps) {
  const t = useText('ui')
  const language = useLanguage()
  const other = otherLanguage(language)
  const entries = menu.filter(({ forImporters }) => !forImporters || mayImport)
  const sameElsewhere = page ? `${addressOf(page, other, parameters)}${search}` : addressOf('start', other)
  return (
    <>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus skip" href="#main">
        {t('skip')}
      </a>
      {demonstration && (
        <aside className="banner" aria-label={t('demonstration.label')}>
          <p>{t('demonstration.text')}</p>
        </aside>
      )}
      <header className="masthead">
        <div className="width">
          <a className="brand" href={addressOf('start', language)}>
            <Ring size={28} />
            Wijklus
          </a>
          <nav aria-label={t('menu.label')}>
            <ul>
              {entries.map((entry) => (
                <li key={entry.page}>
                  <a
                    href={addressOf(entry.page, language)}
                    aria-current={
                      entry.page === page ? 'page' : page && entry.below.includes(page) ? 'true' : undefined
                    }
                  >
                    {t(`menu.${entry.page}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="visitor">
            {person === null ? (
              <a href={addressOf('sign-in', language)}>{t('menu.sign-in')}</a>
            ) : (
              <a href={addressOf('account', language)}>{person}</a>
            )}
            <a href={sameElsewhere} hrefLang={other} lang={other}>
              {t('language.other')}
            </a>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="width">{children}</div>
      </main>
      <footer className="footer">
        <div className="width">
          <p>
            {t('footer.text')} <a href="/api/v1/openapi.json">{t('footer.api')}</a>
          </p>
        </div>
      </footer>
    </>
  )
}
