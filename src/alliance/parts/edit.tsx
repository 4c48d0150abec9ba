import { addressOf, useLanguage, useText } from '../../ui'

/** Whose records are shown, and whether the reader may change them. */
export interface Editing {
  /** Slug of the area. */
  area: string
  mayManage: boolean
}

/** Adds one more of a kind, for those who may. */
export function AddLink({ area, mayManage, collection }: Editing & { collection: string }) {
  const t = useText('alliance')
  const language = useLanguage()
  if (!mayManage) return null
  const back = addressOf('alliance', language, { area })
  return (
    <p>
      <a href={addressOf('record-new', language, { area, collection }, { back })}>{t('page.add')}</a>
    </p>
  )
}

/** Changes one, for those who may; `name` says which one to who does not see the page. */
export function ChangeLink({
  area,
  mayManage,
  collection,
  id,
  name,
}: Editing & { collection: string; id: string; name: string }) {
  const t = useText('alliance')
  const language = useLanguage()
  if (!mayManage) return null
  const back = addressOf('alliance', language, { area })
  return (
    <a className="quiet-inline" href={addressOf('record', language, { area, collection, id }, { back })}>
      {t('page.change')}
      <span className="out-of-sight"> {name}</span>
    </a>
  )
}
