import { lchownSync, lstatSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { runProgram } from './programs.server'

/** Who runs the server. PostgreSQL refuses to run as root. */
export interface Account {
  uid: number
  gid: number
}

/** Accounts that exist on most machines and own little or nothing, the most fitting first. */
const unprivilegedNames = ['postgres', '_postgres', 'nobody'] as const

export function weAreRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The accounts that may run a new server, best first. `undefined` means: ourselves, without changing account.
 * As root: the owner of the data folder when that is not root, then accounts that exist for such work.
 */
export async function accountsForNewServer(directory: string): Promise<(Account | undefined)[]> {
  if (!weAreRoot()) return [undefined]
  const owner = ownerOf(directory)
  const named = await Promise.all(unprivilegedNames.map(accountNamed))
  return [owner, ...named].filter((account) => account !== undefined && account.uid !== 0)
}

/** The account that owns an existing cluster and therefore has to run it; undefined is ourselves. */
export function accountOfCluster(cluster: string): Account | undefined {
  return weAreRoot() ? ownerOf(cluster) : undefined
}

/**
 * Gives a file that root made to the owner of the folder it is in, so that the owner can go on without root. Does
 * nothing for others than root.
 */
export function handToFolderOwner(file: string): void {
  if (!weAreRoot()) return
  const { uid, gid } = statSync(dirname(file))
  if (uid !== 0) lchownSync(file, uid, gid)
}

/** Whether this account can enter the folder, parents and access lists included: by trying. */
export async function canEnter(account: Account | undefined, directory: string): Promise<boolean> {
  const { code } = await runProgram('/bin/sh', ['-c', 'cd -- "$0"', directory], { account })
  return code === 0
}

/**
 * Whether a folder in a place that everyone may write to is really ours: a folder, of this owner, that nobody else can
 * write to. Someone else could have put a folder or a link there first.
 */
export function isOwnFolder(directory: string, uid: number): boolean {
  const found = lstatSync(directory, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o022) === 0
}

function ownerOf(path: string): Account | undefined {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

async function accountNamed(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => runProgram('id', [which, name])))
  if (uid?.code !== 0 || gid?.code !== 0) return undefined
  return { uid: Number(uid.output), gid: Number(gid.output) }
}
