import { data, redirect, useActionData } from 'react-router'
import { allows } from '../../../accounts'
import { answer } from '../../../accounts/index.server'
import { findArea } from '../../../areas/index.server'
import { Refusal } from '../../../platform'
import {
  addressOf,
  Button,
  ErrorSummary,
  type FieldError,
  FileField,
  PageStyles,
  useLanguage,
  useText,
} from '../../../ui'
import { PlanFrame } from '../../parts/plan-frame'
import { programmePolicy } from '../../policy'
import type { ImportDifference } from '../difference'
import { largestProgramme, readProgrammeBytes } from '../file.server'
import { Difference, isNothing } from '../parts/difference'
import { readProgramme } from '../read'
import { importProgramme, previewImport } from '../service.server'

// The programme goes twice: as it was brought, and as it is confirmed.
export const handle = { policy: 'public', largestBody: 21_000_000 }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  return {
    area,
    canImport: allows(programmePolicy['programme.import'], actor, area.slug),
    isDone: url.searchParams.has('done'),
    operation: crypto.randomUUID(),
    megabytes: largestProgramme / 1_000_000,
  }
})

/** What the page shows after a file was brought. */
interface Brought {
  errors: FieldError[]
  /** The programme that was read and waits for somebody to confirm it; null when it could not be read. */
  seen: { file: string; document: string; difference: ImportDifference; number: number } | null
}

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const { slug } = await findArea(house, actor, params['area'] ?? '')
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '')
  const brought = form.get('file')
  const file = brought instanceof File ? brought.name : said('name')
  try {
    const document =
      brought instanceof File
        ? await readProgrammeBytes(new Uint8Array(await brought.arrayBuffer()), file)
        : readProgramme(said('document'), file)
    const look = async (errors: FieldError[]): Promise<Brought> => {
      const { difference, seen } = await previewImport(house, actor, { area: slug, document })
      return { errors, seen: { file, document: JSON.stringify(document), difference, number: seen } }
    }
    if (said('do') !== 'import') return data(await look([]))
    try {
      const [operation, seen] = [said('operation'), Number(said('seen'))]
      await importProgramme(house, actor, { area: slug, document, operation, seen })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error
      return data(await look([{ field: 'import', message: error.line(language) }]), { status: 409 })
    }
    return redirect(addressOf('programme-file', language, { area: slug }, { done: 'yes' }))
  } catch (error) {
    if (!(error instanceof Refusal) || [401, 403, 404].includes(error.status)) throw error
    const refused: Brought = { errors: [{ field: 'file', message: error.line(language) }], seen: null }
    return data(refused, { status: error.status })
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** The programme of an area as a file: out, and back in after a look at the difference. */
export default function ProgrammeFile({ loaderData }: { loaderData: Loaded }) {
  const { area, canImport, isDone } = loaderData
  const brought = useActionData() as Brought | undefined
  const t = useText('programme')
  const language = useLanguage()
  const address = `/api/v1/areas/${area.slug}/programme`
  return (
    <PlanFrame
      area={area}
      current="file"
      title={t('programme-file.title', { area: area.name })}
      lead={t('programme-file.lead')}
    >
      <PageStyles of="import" />
      {brought && brought.errors.length > 0 && <ErrorSummary errors={brought.errors} />}
      {isDone && !brought && (
        <p className="notice" role="status">
          {t('programme-file.done')}
        </p>
      )}
      {brought?.seen && <Seen seen={brought.seen} loaded={loaderData} />}
      <h2>{t('programme-file.download')}</h2>
      <ul className="list">
        <li>
          <a href={`${address}.xlsx?language=${language}`} download>
            {t('programme-file.workbook')}
          </a>
          <span className="quiet">{t('programme-file.workbook-help')}</span>
        </li>
        <li>
          <a href={address} download={`${area.slug}.json`}>
            {t('programme-file.json')}
          </a>
          <span className="quiet">{t('programme-file.json-help')}</span>
        </li>
      </ul>
      <p className="quiet">
        {t('programme-file.visible')} <a href="/api/v1/schemas/programme.json">{t('programme-file.format')}</a>
      </p>
      {canImport && <Bring loaded={loaderData} error={brought?.seen ? undefined : brought?.errors[0]?.message} />}
    </PlanFrame>
  )
}

/** What an import would do, to be confirmed. */
function Seen({ seen, loaded }: { seen: NonNullable<Brought['seen']>; loaded: Loaded }) {
  const t = useText('programme')
  const language = useLanguage()
  const { file, document, difference, number } = seen
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">{t('programme-file.difference', { file })}</h2>
      {!isNothing(difference) && <p>{t('programme-file.nothing-done')}</p>}
      <Difference difference={difference} />
      {!isNothing(difference) && (
        <form method="post" encType="multipart/form-data" id="import">
          <input type="hidden" name="operation" value={loaded.operation} />
          <input type="hidden" name="name" value={file} />
          <input type="hidden" name="document" value={document} />
          <input type="hidden" name="seen" value={number} />
          <p className="actions">
            <Button name="do" value="import">
              {t('programme-file.confirm')}
            </Button>
            <a href={addressOf('programme-file', language, { area: loaded.area.slug })}>
              {t('programme-file.give-up')}
            </a>
          </p>
        </form>
      )}
    </section>
  )
}

function Bring({ loaded, error }: { loaded: Loaded; error: string | undefined }) {
  const t = useText('programme')
  return (
    <>
      <h2>{t('programme-file.import')}</h2>
      <p>{t('programme-file.import-help')}</p>
      <form method="post" encType="multipart/form-data">
        <FileField
          name="file"
          label={t('programme-file.file')}
          help={t('programme-file.file-help', { megabytes: loaded.megabytes })}
          error={error}
          accept=".xlsx,.json"
          required
        />
        <p className="actions">
          <Button kind="secondary" name="do" value="look">
            {t('programme-file.look')}
          </Button>
        </p>
      </form>
    </>
  )
}
