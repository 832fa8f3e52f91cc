// The camera sees what a webview shows: without this, a panel's test could pass on a picture of something else.
import * as assert from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { countPainted, countPixels, hasCamera, panelPicture } from './panel-picture.js';

const page =
  '<!DOCTYPE html><html><body style="margin:0">' +
  '<div id="board" style="width:200px; height:100px; background:#ffffff">' +
  '<div id="spot" style="width:40px; height:30px; background:#ff0000"></div></div></body></html>';

const nobody = (): Promise<never> => Promise.reject(new Error('The camera was not asked.'));

if (hasCamera())
  describe('the camera', () => {
    it('counts the pixels of a colour in a panel', async () => {
      const panel = vscode.window.createWebviewPanel('test', 'camera', vscode.ViewColumn.Beside, {});
      try {
        panel.webview.html = page;
        const board = await panelPicture({ selector: '#board', name: 'camera', own: nobody });
        assert.deepStrictEqual([board.width, board.height], [200, 100]);
        assert.strictEqual(countPixels(board, [255, 0, 0]), 40 * 30);
        assert.strictEqual(countPainted({ ...board, rgba: board.rgba.slice(200 * 4 * 50) }), 0);
        const spot = await panelPicture({ selector: '#spot', name: 'camera-spot', own: nobody });
        assert.strictEqual(countPixels(spot, [255, 0, 0]), spot.width * spot.height);
      } finally {
        panel.dispose();
      }
    });
  });
