import styles from './required-mark.module.css';

/** Beside the label of a field that must be filled in; the input itself has `aria-required`. */
export const RequiredMark = () => <span className={styles.required} aria-hidden />;
