export {
  MOST_LAG_SECONDS,
  openReplica,
  type Replica,
  type ReplicaFault,
  SHOWN_LAG_SECONDS,
} from './replica.ts';
