import styles from './ledger.module.css';
import type { Submission } from './ledger-documents.ts';

/** The state of a file, in its colour. */
export const SubmissionTag = ({ file }: { file: Pick<Submission, 'state' | 'stateLabel'> }) => (
  <span className={`${styles.tag} ${styles[file.state] ?? ''}`}>{file.stateLabel}</span>
);
