import { App } from 'antd';
import { t } from '../app/providers/i18n.ts';
import { copyTexts } from './copy-texts.ts';

/** Copies a text and shows whether it worked; a browser may forbid it. */
export function useCopy(): (text: string) => Promise<void> {
  const { message } = App.useApp();
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t(copyTexts.copied));
    } catch {
      void message.warning(t(copyTexts.copyFailed));
    }
  };
}
