export {
  HEARTBEAT_MS,
  readWorkers,
  removeHeartbeat,
  WORKER_AWAY_SECONDS,
  type WorkerProcess,
  type WorkersView,
  writeHeartbeat,
} from './workers.ts';
