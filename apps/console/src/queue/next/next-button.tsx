import { Button } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { nextTexts } from './texts.ts';
import { useNext } from './use-next.ts';

/** In the header of every page; G N does the same. */
export function NextButton({ narrow }: { narrow: boolean }) {
  const { isBusy, take, mayTake } = useNext();
  useKeys({ 'order.next': take }, mayTake);
  if (!mayTake) return null;
  return (
    <Button onClick={take} loading={isBusy} aria-keyshortcuts={keyShortcut('order.next')}>
      {t(nextTexts.take)}
      {narrow ? null : <KeyHint name="order.next" />}
    </Button>
  );
}
