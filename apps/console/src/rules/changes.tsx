import { useT } from '../providers/i18n.ts';
import type { Rulebook, StatedRule } from './documents.ts';
import styles from './rules.module.css';

/** What changed in the province with each edition, newest first. */
export function Changes({ changes }: Pick<Rulebook, 'changes'>) {
  const t = useT();
  if (changes.length === 0) return null;
  return (
    <section className={styles.card} id="changes" aria-label={t('rulebook.changes')}>
      <h2>{t('rulebook.changes')}</h2>
      {changes.toReversed().map(({ day, began, ended }) => (
        <div key={day} className={styles.change}>
          <h3>{day}</h3>
          <Told label={t('rulebook.began', { n: began.length })} rules={began} />
          <Told label={t('rulebook.ended', { n: ended.length })} rules={ended} />
        </div>
      ))}
    </section>
  );
}

function Told({ label, rules }: { label: string; rules: readonly StatedRule[] }) {
  if (rules.length === 0) return null;
  return (
    <div>
      <p className={styles.faint}>{label}</p>
      <ul className={styles.told}>
        {rules.map((rule) => (
          <li key={`${rule.key} ${rule.text}`}>{rule.text}</li>
        ))}
      </ul>
    </div>
  );
}
