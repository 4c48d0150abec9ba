/**
 * The settings of a private server: small, on this machine only, and safe (fsync and checksums stay on). They are given
 * at every start, so that a new version of Wijklus changes them for existing folders too.
 */
export function serverSettings(port: number): string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // The usual folder for the socket may not be writable, and its name may be too long in a deep folder.
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=64MB',
    'work_mem=8MB',
    'maintenance_work_mem=64MB',
    'max_wal_size=512MB',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'cluster_name=wijklus',
    // Errors in statements are the application's to log. The server's log holds no statements and no values: they may
    // be what people wrote.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
  ]
}
