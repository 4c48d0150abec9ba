import { redirect, useActionData } from 'react-router'
import type { RefusedForm } from '../../accounts'
import { answer, fieldsOf, refusedForm } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { addressOf, Button, createTexts, ErrorSummary, formatDate, TextArea, useLanguage, useText } from '../../ui'
import { theoryTexts } from '../index'
import { storyOf, storyParts, storyText } from '../model/story'
import { NothingYet, TheoryPage } from '../parts/frame'
import { Story } from '../parts/story'
import { sayOf } from '../say'
import { isOfTeam, readTheory, theoryChangedSince, writeStory } from '../service.server'

export const handle = { policy: 'public' }

const texts = createTexts([theoryTexts])

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const { theory, names, story, mayChange } = await readTheory(house, actor, area.slug)
  const generated = storyOf(theory, { t: sayOf(texts.in(language)('theory')), language, names })
  return {
    area,
    mayChange,
    isTeam: isOfTeam(actor, area.slug),
    generated,
    written: story && {
      parts: storyParts(story.body.text),
      text: story.body.text,
      revision: story.revision,
      changedAt: story.changedAt,
      isStale: await theoryChangedSince(house, actor, area.slug, story.changedAt),
    },
    isEmpty: theory.nodes.length === 0,
    isEditing: mayChange && url.searchParams.has('edit'),
    saved: url.searchParams.has('saved'),
    operation: crypto.randomUUID(),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const fields = await fieldsOf(request)
  const base = fields['base'] ? Number(fields['base']) : null
  const text = fields['do'] === 'generated' ? null : (fields['text'] ?? '')
  try {
    await writeStory(house, actor, { area: area.slug, operation: fields['operation'] ?? '', text, base })
    return redirect(addressOf('theory-story', language, { area: area.slug }, { saved: 'yes' }))
  } catch (error) {
    return refusedForm(error, language, fields, 'text')
  }
})

/** The theory of change as a written story: generated, or as the alliance edited it. */
export default function StoryPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, mayChange, isTeam, generated, written, isEmpty, isEditing, saved, operation } = loaderData
  const refused = useActionData() as RefusedForm | undefined
  const t = useText('theory')
  const language = useLanguage()
  const here = { area: area.slug }
  return (
    <TheoryPage
      {...{ area, mayChange, isTeam }}
      page="theory-story"
      title={t('story.title', { area: area.name })}
      lead={t('story.lead')}
    >
      {saved && !refused && (
        <p className="notice" role="status">
          {t('story.saved')}
        </p>
      )}
      <ErrorSummary errors={refused?.errors ?? []} />
      {isEditing || refused ? (
        <>
          <form method="post">
            <input type="hidden" name="operation" value={operation} />
            <input type="hidden" name="base" value={written?.revision ?? ''} />
            <TextArea
              name="text"
              label={t('field.story.text')}
              help={t('help.story.text')}
              error={refused?.errors.find(({ field }) => field === 'text')?.message}
              rows={28}
              maxLength={20_000}
              defaultValue={refused?.typed['text'] ?? written?.text ?? storyText(generated)}
              className="story__text"
            />
            <p className="actions">
              <Button>{t('story.save')}</Button>
              <a href={addressOf('theory-story', language, here)}>{t('story.cancel')}</a>
            </p>
          </form>
          {written && (
            <form method="post">
              <input type="hidden" name="do" value="generated" />
              <input type="hidden" name="operation" value={`${operation} generated`} />
              <input type="hidden" name="base" value={written.revision} />
              <Button kind="secondary">{t('story.back')}</Button>
            </form>
          )}
        </>
      ) : isEmpty && !written ? (
        <NothingYet area={area} mayChange={mayChange} />
      ) : (
        <>
          <p className="quiet">
            {written ? t('story.edited', { day: formatDate(written.changedAt, language) }) : t('story.generated')}
          </p>
          {written?.isStale && <p className="caveat">{t('story.stale')}</p>}
          <Story parts={written?.parts ?? generated} />
          {written?.isStale && (
            <details>
              <summary>{t('story.compare')}</summary>
              <Story parts={generated} />
            </details>
          )}
          {mayChange && (
            <p className="actions">
              <a href={addressOf('theory-story', language, here, { edit: 'yes' })}>
                {t(written ? 'story.edit-again' : 'story.edit')}
              </a>
            </p>
          )}
        </>
      )}
    </TheoryPage>
  )
}
