export { problemOf } from './problem'
