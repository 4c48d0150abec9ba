export { answerApi, apiVersion, assembleApi, largestBodyOf, problem } from './api.server'
