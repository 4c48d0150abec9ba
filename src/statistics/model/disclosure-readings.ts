import { codesIn, type IndicatorRelation } from './disclosure'

/** Of so few figures every relation can be there by chance. */
const few = 400

/**
 * The sets of relations against each of which figures have to be protected. Somebody who takes a relation for true that is
 * none, takes for known what is not, and does not protect it any more. That happens where a column is zero: without it a sum
 * comes out just as well; and among a few figures. There each relation is left out once, and taken alone once.
 *
 * @param relations all of them
 * @param size number of figures
 * @returns all of them first
 */
export function readingsOf(relations: readonly IndicatorRelation[], size: number): (readonly IndicatorRelation[])[] {
  const without = (gone: readonly IndicatorRelation[]) => relations.filter((relation) => !gone.includes(relation))
  const inner = relations.filter((one) => relations.some((other) => isWithin(one, other)))
  const outer = relations.filter((one) => relations.some((other) => isWithin(other, one)))
  const nested = inner.length === 0 ? [] : [without(inner), without(outer)]
  const each =
    relations.length < 2 || size > few ? [] : relations.flatMap((relation) => [without([relation]), [relation]])
  return [relations, ...nested, ...each]
}

/** True where the one relation is between some of the indicators of the other. */
function isWithin(one: IndicatorRelation, other: IndicatorRelation): boolean {
  // That a share has a group is the same with its number beside it.
  if (one.kind === 'share' || other.kind === 'share') return false
  const [some, all] = [new Set(codesIn(one)), new Set(codesIn(other))]
  return some.size < all.size && some.isSubsetOf(all)
}
