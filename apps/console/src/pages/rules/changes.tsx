import { Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Rulebook, StatedRule } from '../../generated/province.ts';
import { Section } from '../../ui/page.tsx';
import styles from './rules.module.css';
import { rulebookTexts } from './texts.ts';

/** What changed in the province with each edition, newest first. */
export function Changes({ changes }: Pick<Rulebook, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <div id="changes">
      <Section title={t(rulebookTexts.changes)}>
        {changes.toReversed().map(({ day, began, ended }) => (
          <div key={day}>
            <h3>{day}</h3>
            <Told label={t(rulebookTexts.began, { n: began.length })} rules={began} />
            <Told label={t(rulebookTexts.ended, { n: ended.length })} rules={ended} />
          </div>
        ))}
      </Section>
    </div>
  );
}

function Told({ label, rules }: { label: string; rules: readonly StatedRule[] }) {
  if (rules.length === 0) return null;
  return (
    <div>
      <Typography.Text type="secondary">{label}</Typography.Text>
      <ul className={styles.told}>
        {rules.map((rule) => (
          <li key={`${rule.key} ${rule.text}`}>{rule.text}</li>
        ))}
      </ul>
    </div>
  );
}
