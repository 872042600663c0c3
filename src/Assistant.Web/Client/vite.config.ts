import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // Phones of some years ago are what many people ask from.
    target: ['es2019', 'chrome70', 'safari13'],
  },
  server: {
    proxy: {
      '/chat': { target: 'http://localhost:5080', ws: true },
      '/api': 'http://localhost:5080',
    },
  },
});
