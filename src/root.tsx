import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import { type RefusedPage, visitOf } from './accounts/index.server'
import { type Frame, frameOf, guard, type RouteHandle } from './guard.server'
import type { Language } from './platform'
import { texts } from './texts'
import { addressOf, languageOf, type PageName, Shell, TextProvider, useLanguage, useText } from './ui'
import stylesheet from './ui/styles.css?url'

export const middleware = [guard]

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]

export async function loader({ context }: Parameters<typeof guard>[0]) {
  return frameOf(visitOf(context))
}

/** What the frame shows; from the refusal itself when the guard let no loader run. */
function useFrame(): Frame | undefined {
  const loaded = useRouteLoaderData<Frame>('root')
  const error = useRouteError()
  return loaded ?? (isRouteErrorResponse(error) ? (error.data as { frame?: Frame } | null)?.frame : undefined)
}

/** The page that answers this address, also when it was refused; null when there is none. */
function usePage(): { page: PageName | null; parameters: Record<string, string>; handle: Partial<RouteHandle> } {
  const leaf = useMatches().at(-1)
  return {
    page: (leaf?.id.match(/^(.+)\.(nl|en)$/)?.[1] as PageName | undefined) ?? null,
    parameters: (leaf?.params ?? {}) as Record<string, string>,
    handle: (leaf?.handle ?? {}) as Partial<RouteHandle>,
  }
}

/** The frame of every page, also of the page that says what went wrong. */
export function Layout({ children }: { children: ReactNode }) {
  const frame = useFrame()
  const { page, parameters, handle } = usePage()
  const { pathname, search } = useLocation()
  const language = languageOf(pathname)
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Links />
      </head>
      <body>
        <TextProvider texts={texts} language={language}>
          <Shell
            page={page}
            parameters={parameters}
            search={search}
            person={frame?.person ?? null}
            demonstration={frame?.demonstration ?? false}
            mayImport={frame?.mayImport ?? false}
          >
            {children}
          </Shell>
        </TextProvider>
        {handle.hydrate && <Scripts nonce={frame?.nonce} />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** What a reader sees when a page is refused or when we failed. */
export function ErrorBoundary() {
  const error = useRouteError()
  const frame = useFrame()
  const { page, parameters } = usePage()
  const { pathname } = useLocation()
  const t = useText('ui')
  const language = useLanguage()
  const refused = isRouteErrorResponse(error) ? (error.data as Partial<RefusedPage> | null)?.refusal : undefined
  const near = refused ? nearPages(refused, page, parameters, language) : []
  const title = refused ? t('refused.title') : t('failed.title')
  return (
    <>
      <title>{`${title} · Wijklus`}</title>
      <h1>{title}</h1>
      {refused ? (
        <p className="refused">
          {refused.wrong} {near.length > 0 ? t('refused.near') : refused.remedy}
        </p>
      ) : (
        <p className="refused">{t('failed.text', { request: frame?.request ?? '' })}</p>
      )}
      {near.length > 0 && (
        <ul>
          {near.map(({ name, href }) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        {refused?.code === 'not-signed-in' ? (
          <a href={addressOf('sign-in', language, {}, { next: pathname })}>{t('menu.sign-in')}</a>
        ) : (
          <a href={addressOf('start', language)}>{t('refused.back')}</a>
        )}
      </p>
    </>
  )
}

/** The pages that may have been meant by an address with an unknown area, place or indicator in it. */
function nearPages(
  { code, near }: RefusedPage['refusal'],
  page: PageName | null,
  parameters: Readonly<Record<string, string>>,
  language: Language,
): { name: string; href: string }[] {
  const address = (name: string) => {
    if (code === 'indicator-unknown') return addressOf('indicator', language, { code: name })
    if (page === 'indicator') return addressOf('indicator', language, parameters, { place: name })
    return addressOf('area', language, { area: name })
  }
  const known = code === 'indicator-unknown' || code === 'place-unknown'
  return known ? near.map((name) => ({ name, href: address(name) })) : []
}
