import { Button, TextField, useText } from '../../../ui'
import type { Region } from '../../region'
import type { Draft } from '../draft'
import { type DistrictBranch, searchTree, treeOf } from '../tree'
import { DraftFields } from './draft-fields'

/** Ticking districts and neighbourhoods, each district with its neighbourhoods folded below it. */
export function ChooseForm(props: {
  draft: Draft
  regions: readonly Region[]
  municipality: string
  address: string
  children?: React.ReactNode
}) {
  const { draft, regions, municipality, address } = props
  const t = useText('areas')
  const ticked = new Set(draft.chosen.map(({ region }) => region))
  const tree = treeOf(regions, municipality)
  const shown = searchTree(tree, draft.query, ticked)
  const isSearched = draft.query !== ''
  const sizes = new Map(tree.districts.map(({ district, neighbourhoods }) => [district.code, neighbourhoods.length]))
  const isEmpty = shown.districts.length === 0 && shown.others.length === 0
  const unknown = draft.chosen.filter(({ region }) => !regions.some(({ code }) => code === region))
  return (
    <form method="post" action={address}>
      <DraftFields draft={draft} without={['chosen', 'q']} />
      <div className="search">
        <TextField
          name="q"
          type="search"
          label={t('compose.search')}
          help={t('compose.search-help')}
          defaultValue={draft.query}
          maxLength={100}
        />
        <Button kind="secondary" name="do" value="search">
          {t('compose.find')}
        </Button>
        {isSearched && (
          <Button kind="secondary" name="do" value="all">
            {t('compose.all')}
          </Button>
        )}
      </div>
      {isSearched && isEmpty && <p role="status">{t('compose.found-none', { query: draft.query })}</p>}
      <fieldset className="field">
        <legend className="utrecht-form-label">{t('compose.choose')}</legend>
        <p className="utrecht-form-field-description">{t('compose.choose-help')}</p>
        <ul className="list ticks">
          {shown.municipality && (
            <li>
              <Tick region={shown.municipality} isTicked={ticked.has(shown.municipality.code)} />
            </li>
          )}
          {shown.districts.map((branch) => (
            <Branch
              key={branch.district.code}
              branch={branch}
              size={sizes.get(branch.district.code) ?? 0}
              ticked={ticked}
              isOpen={isSearched}
            />
          ))}
          {(shown.others.length > 0 || unknown.length > 0) && (
            <li>
              {t('compose.others')}
              <ul>
                {shown.others.map((region) => (
                  <li key={region.code}>
                    <Tick region={region} isTicked={ticked.has(region.code)} />
                  </li>
                ))}
                {unknown.map(({ region }) => (
                  <li key={region}>
                    <Tick region={{ code: region, name: region }} isTicked />
                  </li>
                ))}
              </ul>
            </li>
          )}
        </ul>
      </fieldset>
      <p className="actions">
        <Button name="do" value="check">
          {t('compose.check')}
        </Button>
        {props.children}
      </p>
    </form>
  )
}

function Branch(props: { branch: DistrictBranch; size: number; ticked: ReadonlySet<string>; isOpen: boolean }) {
  const { branch, size, ticked, isOpen } = props
  const { district, neighbourhoods } = branch
  const t = useText('areas')
  const chosen = neighbourhoods.filter(({ code }) => ticked.has(code)).length
  return (
    <li>
      <Tick region={district} isTicked={ticked.has(district.code)} />
      {neighbourhoods.length > 0 && (
        <details open={isOpen || chosen > 0}>
          <summary>{t('compose.below', { district: district.name, chosen, total: size })}</summary>
          <ul>
            {neighbourhoods.map((region) => (
              <li key={region.code}>
                <Tick region={region} isTicked={ticked.has(region.code)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function Tick({ region, isTicked }: { region: Pick<Region, 'code' | 'name'>; isTicked: boolean }) {
  return (
    <label className="tick">
      <input type="checkbox" name="region" value={region.code} defaultChecked={isTicked} />
      <span>
        {region.name} {region.name !== region.code && <span className="quiet-inline">{region.code}</span>}
      </span>
    </label>
  )
}
