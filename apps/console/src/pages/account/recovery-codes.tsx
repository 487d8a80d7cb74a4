import { Button, Card, Flex } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { copyTexts } from '../../ui/copy-texts.ts';
import layout from '../../ui/page.module.css';
import { useCopy } from '../../ui/use-copy.ts';
import { recoveryCodesTexts } from './texts.ts';

/** Shows the recovery codes once; they cannot be shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const copy = useCopy();
  return (
    <Flex component="section" vertical gap={12} aria-label={t(recoveryCodesTexts.title)}>
      <h2>{t(recoveryCodesTexts.title)}</h2>
      <p>{t(recoveryCodesTexts.lead)}</p>
      <Card size="small">
        <ol className={layout.numbered} aria-label={t(recoveryCodesTexts.list)}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </Card>
      <Flex gap={8} wrap>
        <Button onClick={() => void copy(codes.join('\n'))}>{t(recoveryCodesTexts.copy)}</Button>
        <Button type="primary" onClick={onDone}>
          {t(copyTexts.saved)}
        </Button>
      </Flex>
    </Flex>
  );
}
