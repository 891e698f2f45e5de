// What the panel says where the tab is not switched on: how to do it, for the panel itself may not.

import { browser } from '../engine/api';
import { say } from '../engine/text';
import { element } from '../reader/element';

export async function explainOff(): Promise<HTMLElement[]> {
  const commands = await browser.commands.getAll();
  const keys = commands.find(({ name }) => name === '_execute_action')?.shortcut;
  const icon = element('img', 'icon');
  icon.src = '/icon/32.png';
  icon.alt = '';
  icon.width = 32;
  icon.height = 32;
  return [
    icon,
    element('h1', '', say('panel_off')),
    element('p', '', keys ? say('panel_howWithKeys', keys) : say('panel_how')),
    element('p', 'quiet', say('panel_pin')),
    element('p', 'quiet', say('panel_why')),
  ];
}
