import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  MinusCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import type { ReactNode } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import parts from '../parts.module.css';
import { findingTexts, itemTexts } from '../texts.ts';
import styles from './items.module.css';

/** Sign and label of each outcome of a check. */
export const signs: Readonly<Record<string, { icon: ReactNode; label: BilingualText }>> = {
  pass: { icon: <CheckCircleFilled className={parts.ok} aria-hidden />, label: findingTexts.pass },
  warn: { icon: <WarningFilled className={parts.warn} aria-hidden />, label: findingTexts.warn },
  fail: { icon: <CloseCircleFilled className={parts.bad} aria-hidden />, label: findingTexts.fail },
};

/**
 * Sign and sentence of each check that did not pass; when all passed, one line says so, plus those with their own text, such as a
 * bureau's answer; without checks a neutral sign.
 */
export function Findings({ findings, checking }: Pick<Item, 'findings' | 'checking'>) {
  const t = useT();
  const doubts = findings.filter((finding) => finding.outcome !== 'pass');
  const passed = findings.filter((finding, at) => at === 0 || finding.message !== findings[0]?.message);
  const shown = doubts.length > 0 ? doubts : passed;
  if (checking && shown.length === 0) return <Checking />;
  if (shown.length === 0) {
    return (
      <span className={parts.faint}>
        <MinusCircleOutlined aria-hidden /> {t(itemTexts.noCheck)}
      </span>
    );
  }
  return (
    <ul className={styles.findings}>
      {shown.map((finding) => {
        const sign = signs[finding.outcome];
        return (
          <li key={finding.ruleId + finding.message} title={finding.suggestion ?? undefined}>
            {sign?.icon}
            <span>
              {sign === undefined ? null : <span className={parts.hidden}>{t(sign.label)} </span>}
              {finding.message}
            </span>
          </li>
        );
      })}
      {checking ? (
        <li>
          <Checking />
        </li>
      ) : null}
    </ul>
  );
}

/** A machine check is still running; the reviewer need not wait. */
function Checking() {
  const t = useT();
  return (
    <span className={parts.faint} role="status">
      <ClockCircleOutlined aria-hidden /> {t(findingTexts.checking)}
    </span>
  );
}
