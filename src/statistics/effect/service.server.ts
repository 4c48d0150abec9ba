import { randomUUID } from 'node:crypto'
import { type Actor, actorText, authorise } from '../../accounts'
import { act, visibleItems } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { Refusal } from '../../platform'
import {
  type DatabaseTransaction,
  enqueue,
  type House,
  isEnded,
  type JobStatus,
  jobStatus,
} from '../../platform/index.server'
import { statisticsPolicy } from '../policy'
import { freezeInputs } from './inputs.server'
import type { MovingFigure } from './model/movers'
import { type AnalysisQuestion, tidyQuestion } from './model/question'
import { effectSettings } from './model/settings'
import type { Analysis } from './model/stored'
import { readMovers } from './movers-file.server'
import { holdAnalysis, insertAnalysis, readAnalyses, readAnalysis, updateAnalysis } from './store.server'

/** Name of the long work that works an analysis out. */
export const effectJob = 'statistics.effect'

/** What an analysis is called in the audit trail and when it is shared. */
export function analysisRef(id: string) {
  return { kind: 'effect-analysis', id }
}

/**
 * Makes an analysis: keeps what was asked with all figures it rests on, and puts the work in the queue.
 *
 * @throws Refusal `not-allowed`, `input-invalid`, and what `freezeInputs` refuses
 */
export async function runAnalysis(
  house: House,
  actor: Actor,
  asked: AnalysisQuestion & { operation: string },
): Promise<{ id: string; job: string }> {
  authorise(statisticsPolicy, 'statistics.analyse', actor, asked.area)
  const area = await findArea(house, actor, asked.area)
  const question = tidyQuestion({ ...asked, area: area.slug })
  const settings = effectSettings
  const inputs = await freezeInputs(house, actor, question, settings)
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.analyse',
      area: question.area,
      subject: { kind: 'area', id: question.area },
      operation: asked.operation,
      input: question,
    },
    async (transaction) => {
      const id = randomUUID()
      const job = await enqueue(transaction, effectJob, { analysis: id }, actorText(actor))
      const createdAt = house.clock()
      await insertAnalysis(transaction, {
        id,
        area: question.area,
        inputs,
        settings,
        job,
        createdBy: actorText(actor),
        createdAt,
      })
      const { indicator, place, method, from } = question
      const after = { indicator, place, method, from }
      return { result: { id, job }, audit: { subject: analysisRef(id), fields: ['inputs'], after } }
    },
  )
}

/**
 * Works an analysis out again from what was kept: the same figures, the same method, the same settings.
 *
 * @throws Refusal `analysis-unknown`, `not-allowed`, `changed-since`, `effect-running`
 */
export async function rerunAnalysis(
  house: House,
  actor: Actor,
  asked: { id: string; base: number; operation: string },
): Promise<{ job: string }> {
  return changeAnalysis(house, actor, asked, {}, async (transaction) => {
    const job = await enqueue(transaction, effectJob, { analysis: asked.id }, actorText(actor))
    await updateAnalysis(transaction, asked.id, { job })
    return { result: { job }, fields: ['result'] }
  })
}

/**
 * Keeps a table of stayers, movers and newcomers beside an analysis, in place of the one that was there.
 *
 * @throws Refusal `analysis-unknown`, `not-allowed`, `changed-since`, and what `readMovers` refuses
 */
export async function addMovers(
  house: House,
  actor: Actor,
  asked: { id: string; text: string; file: string; base: number; operation: string },
): Promise<MovingFigure[]> {
  const { inputs } = await findAnalysis(house, actor, asked.id)
  const movers = readMovers(asked.text, asked.file, inputs.indicator.unit)
  return changeAnalysis(house, actor, asked, { movers }, async (transaction) => {
    await updateAnalysis(transaction, asked.id, { movers })
    return { result: movers, fields: ['movers'] }
  })
}

async function changeAnalysis<Result>(
  house: House,
  actor: Actor,
  asked: { id: string; base: number; operation: string },
  input: object,
  change: (transaction: DatabaseTransaction) => Promise<{ result: Result; fields: string[] }>,
): Promise<Result> {
  const { area, job } = await findAnalysis(house, actor, asked.id)
  authorise(statisticsPolicy, 'statistics.analyse', actor, area)
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.analyse',
      area,
      subject: analysisRef(asked.id),
      operation: asked.operation,
      input: { ...input, base: asked.base },
    },
    async (transaction) => {
      const held = await holdAnalysis(transaction, asked.id)
      if (held?.revision !== asked.base) {
        throw new Refusal('changed-since', { subject: asked.id, base: asked.base, current: held?.revision ?? 0 })
      }
      if (!isEnded(job)) throw new Refusal('effect-running')
      const { result, fields } = await change(transaction)
      return { result, audit: { fields } }
    },
  )
}

/** An analysis as people see it, with where its work stands. */
export interface SeenAnalysis extends Omit<Analysis, 'job'> {
  job: JobStatus
}

/**
 * One analysis: its own team sees it, who made it, and those with whom it was shared.
 *
 * @throws Refusal `analysis-unknown`, also for who may not see it
 */
export async function findAnalysis(house: House, actor: Actor, id: string): Promise<SeenAnalysis> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const found = await readAnalysis(house.database, id)
  const [seen] = found ? await visibleAnalyses(house, actor, [found]) : []
  if (!seen) throw new Refusal('analysis-unknown', {}, { where: 'analysis' })
  return withJob(house, seen)
}

/** The analyses of an area that the actor sees, newest first. */
export async function listAnalyses(house: House, actor: Actor, area: string): Promise<SeenAnalysis[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const seen = await visibleAnalyses(house, actor, await readAnalyses(house.database, area))
  return Promise.all(seen.map((analysis) => withJob(house, analysis)))
}

async function visibleAnalyses(house: House, actor: Actor, analyses: readonly Analysis[]): Promise<Analysis[]> {
  const items = analyses.map(({ id, area }) => ({ subject: analysisRef(id), area }))
  const seen = new Set((await visibleItems(house, actor, items)).map(({ subject }) => subject.id))
  const own = actor.kind === 'public' ? null : actorText(actor)
  return analyses.filter(({ id, createdBy }) => seen.has(id) || createdBy === own)
}

async function withJob(house: House, analysis: Analysis): Promise<SeenAnalysis> {
  const status = await jobStatus(house.database, analysis.job)
  if (!status) throw new Refusal('analysis-unknown', {}, { where: 'job' })
  const { actor: _asker, ...job } = status
  return { ...analysis, job }
}
