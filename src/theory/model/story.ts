import type { Language } from '../../platform'
import { formatMoment } from '../../records'
import type { Theory } from './entries'
import { amountText, lastTarget } from './figures'
import { strengths, type TheoryIndicator, type TheoryLink, type TheoryNode } from './kinds'
import { type Branch, branchesOf, treeOf } from './tree'

/** A part of a written story: a heading, if it has one, and the paragraphs below it. */
export interface StoryPart {
  heading: string | null
  paragraphs: readonly string[]
}

/** Gives a text of this room, with its values filled in. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** What a story is written with. */
export interface Telling {
  t: Say
  language: Language
  /** Names of organisations by id; one whose name is not known is not named. */
  names: ReadonlyMap<string, string>
}

/** With what the indicators of the goals say. */
type Voice = Telling & Pick<Theory, 'indicators'>

/**
 * The theory of change as a story in plain words: from what is at stake through what is done to what it leads to, with for
 * every step why that is expected and what that rests on. It says no more than the tree does.
 */
export function storyOf(theory: Theory, telling: Telling): StoryPart[] {
  const { t } = telling
  const voice: Voice = { ...telling, indicators: theory.indicators }
  const all = [...branchesOf(treeOf(theory).top)].filter(({ shown }) => shown === 'full')
  const of = (kind: TheoryNode['kind']) => all.filter(({ node }) => node.kind === kind)
  const [missions, aims] = [of('mission'), of('ambition')]
  const told = new Set([...missions, ...of('problem'), ...of('strength'), ...of('chance')].map(({ node }) => node.id))
  const parts: StoryPart[] = [
    { heading: t('story.section.problem'), paragraphs: of('problem').map(({ node }) => problem(node, telling)) },
    {
      heading: t('story.section.strength'),
      paragraphs: of('strength').map(({ node }) => paragraph([node.title, node.text])),
    },
    ...aims.map((aim): StoryPart => ({ heading: aim.node.title, paragraphs: chain(aim, voice, told) })),
    {
      heading: t('story.section.mission'),
      paragraphs: missions.map(({ node, below }) =>
        paragraph([
          node.title,
          node.text,
          below.length > 0 ? t('story.aims', { titles: listed(below, telling) }) : undefined,
          ...about(node, voice),
        ]),
      ),
    },
  ]
  const loose = all.filter(({ node }) => !told.has(node.id))
  parts.push(
    { heading: t('story.section.rest'), paragraphs: loose.map((one) => step(one, null, voice)) },
    { heading: t('story.section.chance'), paragraphs: of('chance').map(({ node }) => chance(node, telling)) },
    { heading: t('story.section.certainty'), paragraphs: [certainty(theory, telling)] },
  )
  return parts.filter(({ paragraphs }) => paragraphs.some((text) => text !== ''))
}

/** A story as it is kept and edited: `## ` before a heading, an empty line between paragraphs. */
export function storyText(parts: readonly StoryPart[]): string {
  return parts
    .flatMap(({ heading, paragraphs }) => [...(heading === null ? [] : [`## ${heading}`]), ...paragraphs])
    .join('\n\n')
}

/** The parts of a story as somebody typed it. */
export function storyParts(text: string): StoryPart[] {
  const parts: { heading: string | null; paragraphs: string[] }[] = []
  for (const block of text.replaceAll('\r\n', '\n').split(/\n\s*\n|\n(?=## )|(?<=^## .*)\n/m)) {
    const written = block.trim()
    if (written === '') continue
    if (written.startsWith('## ')) parts.push({ heading: written.slice(3).trim(), paragraphs: [] })
    else {
      if (parts.length === 0) parts.push({ heading: null, paragraphs: [] })
      parts.at(-1)?.paragraphs.push(written)
    }
  }
  return parts
}

function problem(node: TheoryNode, { t }: Telling): string {
  return paragraph([node.title, node.text, node.cause && t(`story.cause.${node.cause}`)])
}

function chance({ title, text, place, opportunity, coalition = [] }: TheoryNode, { names, t }: Telling): string {
  const who = coalition.map((id) => names.get(id)).filter((name) => name !== undefined)
  return paragraph([title, text, place, opportunity, who.length > 0 ? joined(who, t) : undefined])
}

/** Kinds of which a part of its own tells. */
const apart: readonly TheoryNode['kind'][] = ['problem', 'strength', 'chance', 'mission']

/** How an ambition is reached: what is done first, then what that leads to, up to the ambition itself. */
function chain(aim: Branch, voice: Voice, told: Set<string>): string[] {
  const { t } = voice
  told.add(aim.node.id)
  const upwards = (above: Branch): string[] =>
    above.below.flatMap((one) => {
      if (one.shown !== 'full' || apart.includes(one.node.kind) || one.node.kind === 'ambition') return []
      told.add(one.node.id)
      return [...upwards(one), step(one, above, voice)]
    })
  const steps = upwards(aim)
  const direct = aim.below.filter(({ node }) => !apart.includes(node.kind))
  const end = paragraph([
    aim.node.text,
    direct.length > 0 ? t('story.together', { titles: listed(direct, voice), aim: quoted(aim.node.title) }) : undefined,
    aim.link && because(aim.link.link, voice),
    ...about(
      aim.node,
      voice,
      [...branchesOf(aim.below)].some(({ node }) => (node.indicators ?? []).length > 0),
    ),
  ])
  return [...steps, end].filter((text) => text !== '')
}

/** One step of the chain: what it is, what it leads to and why, who keeps an eye on it and what shows it. */
function step({ node, link }: Branch, above: Branch | null, voice: Voice): string {
  const leads =
    above && voice.t(node.kind === 'condition' ? 'story.needed' : 'story.leads', { to: quoted(above.node.title) })
  return paragraph([node.title, node.text, leads, link && because(link.link, voice), ...about(node, voice)])
}

/**
 * Who keeps an eye on it, what shows whether it works, and when that may be expected.
 *
 * @param isShownBelow an ambition can be seen by the indicators of what leads to it
 */
function about(node: TheoryNode, voice: Voice, isShownBelow = false): (string | undefined)[] {
  const { t, names, language, indicators } = voice
  const owner = node.owner === undefined ? undefined : names.get(node.owner)
  const shown = (node.indicators ?? []).flatMap((code) => {
    const indicator = indicators.get(code)
    return indicator ? [indicatorText(indicator, voice)] : []
  })
  const isGoal = ['ambition', 'sub-ambition', 'outcome'].includes(node.kind)
  return [
    owner && t('story.owner', { owner }),
    shown.length > 0
      ? t('story.shown', { indicators: joined(shown, t) })
      : isGoal && !isShownBelow
        ? t('story.shown-none')
        : undefined,
    node.effectFrom && t('story.effect', { period: formatMoment(node.effectFrom, language) }),
  ]
}

function indicatorText(indicator: TheoryIndicator, { t, language }: Telling): string {
  const { name, baseline } = indicator
  if (!baseline) return t('story.indicator', { name })
  const from = {
    name,
    baseline: amountText(baseline.value, indicator, language),
    period: formatMoment(baseline.period, language),
  }
  const target = lastTarget(indicator)
  if (!target) return t('story.indicator-baseline', from)
  const by = formatMoment(target.period, language)
  return t('story.indicator-target', { ...from, target: amountText(target.value, indicator, language), by })
}

/** Why one thing leads to another, and what that rests on; nothing where nobody wrote it down. */
function because({ assumption, strength }: TheoryLink, { t }: Telling): string | undefined {
  if (assumption === undefined || assumption.trim() === '') return undefined
  return t(`story.because.${strength ?? 'none'}`, { assumption: assumption.trim() })
}

function certainty({ links }: Theory, { t }: Telling): string {
  if (links.length === 0) return ''
  const counts = [...strengths, 'none' as const].map((strength) => {
    const count = links.filter(({ link }) => (link.strength ?? 'none') === strength).length
    return count === 0 ? undefined : t(`story.certain.${strength}`, { count })
  })
  return paragraph([t('story.links', { count: links.length }), ...counts])
}

function listed(branches: readonly Branch[], { t }: Telling): string {
  return joined(
    branches.map(({ node }) => quoted(node.title)),
    t,
  )
}

function quoted(title: string): string {
  return `“${title.trim().replace(/\.$/, '')}”`
}

function joined(words: readonly string[], t: Say): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${t('story.and')} ${words.at(-1)}`
}

/** Sentences in a row, each with its full stop. */
function paragraph(sentences: readonly (string | null | undefined | '')[]): string {
  return sentences
    .flatMap((sentence) => {
      const written = sentence?.trim()
      return written ? [/[.!?…:”"]$/.test(written) ? written : `${written}.`] : []
    })
    .join(' ')
}
