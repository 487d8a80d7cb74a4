import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  MinusCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Flex, type FlexProps } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import parts from '../parts.module.css';
import { findingTexts, itemTexts } from '../texts.ts';
import styles from './items.module.css';

export const signs: Readonly<Record<string, { icon: ReactNode; label: BilingualText }>> = {
  pass: { icon: <CheckCircleFilled className={parts.ok} aria-hidden />, label: findingTexts.pass },
  warn: { icon: <WarningFilled className={parts.warn} aria-hidden />, label: findingTexts.warn },
  fail: { icon: <CloseCircleFilled className={parts.bad} aria-hidden />, label: findingTexts.fail },
};

interface SignedProps extends Pick<FlexProps, 'title' | 'style' | 'children'> {
  readonly sign: ReactNode;
  readonly className?: string | undefined;
}

export const Signed = ({ sign, className = '', children, ...line }: SignedProps) => (
  <Flex component="li" gap={6} className={`${styles.signed} ${className}`} {...line}>
    {sign}
    <span>{children}</span>
  </Flex>
);

interface OutcomesProps {
  readonly lines: readonly {
    readonly key: string;
    readonly outcome: string;
    readonly text: ReactNode;
    readonly title?: string | undefined;
  }[];
  /** A check is still running; the reviewer need not wait. */
  readonly checking: boolean;
  /** Said where there is no line. */
  readonly none: BilingualText;
  /** The lines stand side by side; a doubtful one takes a whole line. */
  readonly isWide?: boolean;
}

/** What checks say: a sign and a sentence each; where nothing was checked, a neutral sign. */
export function Outcomes({ lines, checking, none, isWide = false }: OutcomesProps) {
  if (lines.length === 0 && !checking)
    return (
      <span className={parts.faint}>
        <MinusCircleOutlined aria-hidden /> {t(none)}
      </span>
    );
  return (
    <Flex component="ul" vertical={!isWide} wrap={isWide} gap={isWide ? '4px 16px' : 4}>
      {lines.map(({ key, outcome, text, title }) => {
        const sign = signs[outcome];
        const isWhole = isWide && outcome !== 'pass';
        return (
          <Signed key={key} sign={sign?.icon} title={title} style={isWhole ? { flexBasis: '100%' } : undefined}>
            {sign === undefined ? null : <span className={parts.hidden}>{t(sign.label)} </span>}
            {text}
          </Signed>
        );
      })}
      {checking ? (
        <Signed className={parts.faint} sign={<ClockCircleOutlined aria-hidden />}>
          <span role="status">{t(findingTexts.checking)}</span>
        </Signed>
      ) : null}
    </Flex>
  );
}

/** The checks that did not pass; when all passed, one line says so, plus those with their own text, such as a bureau's answer. */
export function Findings({ findings, checking }: Pick<Item, 'findings' | 'checking'>) {
  const doubts = findings.filter((finding) => finding.outcome !== 'pass');
  const passed = findings.filter((finding, at) => at === 0 || finding.message !== findings[0]?.message);
  const lines = (doubts.length > 0 ? doubts : passed).map(({ ruleId, outcome, message, suggestion }) => ({
    key: ruleId + message,
    outcome,
    text: message,
    title: suggestion ?? undefined,
  }));
  return <Outcomes lines={lines} checking={checking} none={itemTexts.noCheck} />;
}
