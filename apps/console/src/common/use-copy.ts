import { App } from 'antd';
import '../i18n/once-texts.ts';
import { useT } from '../providers/i18n.ts';

/** Copies a text and shows whether it worked; a browser may forbid it. */
export function useCopy(): (text: string) => Promise<void> {
  const t = useT();
  const { message } = App.useApp();
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('once.copied'));
    } catch {
      void message.warning(t('once.copyFailed'));
    }
  };
}
