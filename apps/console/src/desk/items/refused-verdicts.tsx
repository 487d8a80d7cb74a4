import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { getLanguage, t } from '../../app/providers/i18n.ts';
import { commonTexts } from '../../ui/texts.ts';
import { itemTexts, verdictsTexts } from '../texts.ts';
import type { RefusedVerdict } from './use-verdicts.ts';

interface RefusedVerdictsProps {
  readonly refused: readonly RefusedVerdict[];
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Verdicts that were not recorded, each with item, reason and advice. One button submits again those that still fit. */
export function RefusedVerdicts({ refused, onRetry, onClose }: RefusedVerdictsProps) {
  if (refused.length === 0) return null;
  const again = refused.filter((one) => one.canRetry).length;
  return (
    <Alert
      banner
      role="alert"
      type="error"
      message={t(verdictsTexts.refused, { n: refused.length })}
      description={
        <ul aria-label={t(verdictsTexts.refused, { n: refused.length })}>
          {refused.map(({ write: { item, verdict }, label, reasons, language }) => (
            <li key={item.key}>
              <b>
                {label} {t(itemTexts[verdict])}
              </b>{' '}
              {reasons.length === 0
                ? t(verdictsTexts.failed)
                : language !== getLanguage()
                  ? t(verdictsTexts.checkAgain)
                  : reasons.map((one) => [one.message, one.suggestion].filter(Boolean).join(' ')).join(' · ')}
            </li>
          ))}
        </ul>
      }
      action={
        again === 0 ? undefined : (
          <Button size="small" onClick={onRetry}>
            {t(verdictsTexts.again, { n: again })}
          </Button>
        )
      }
      closable={{ closeIcon: <CloseOutlined aria-hidden />, 'aria-label': t(commonTexts.close) }}
      onClose={onClose}
    />
  );
}
