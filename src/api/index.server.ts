export { answerApi, apiVersion, assembleApi, problem } from './api.server'
