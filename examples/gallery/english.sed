# Labels of the example packages in English, for the English figures of the gallery.
s/全国（市区町村計）/Japan (municipalities)/g
s/,全国,/,Japan,/g
s/川崎市創業支援等事業計画による年間起業件数/Businesses founded in a year under the city's plan/g
s/川崎市/Kawasaki/g
s/鎌倉市/Kamakura/g
s/鹿児島市/Kagoshima/g
s/起業家オーディション等の開催回数/Auditions for founders held/g
s/研究開発型ベンチャー企業への集中的支援の実施件数/Research ventures given intensive support/g
s/KBIC入居者に対する経営相談等の支援件数/Consultations for tenants of KBIC/g
s/KBICの入居率/Occupancy of KBIC/g
s/市内企業の基盤技術高度化支援に係る講座・実習等の実施回数/Courses on basic technologies/g
s/子どもたちのものづくりへの興味・関心等を醸成するイベントの来場者数/Visitors of making events for children/g
s/,講座,/,courses,/g
s/,件,/,cases,/g
s/,回,/,times,/g
s/,人,/,persons,/g
s/人手不足/Shortage of staff/g
s/原材料など諸経費の増加/Rising costs of materials and the like/g
s/設備の不足・老朽化/Lacking or ageing equipment/g
s/事業承継・後継者問題/Succession/g
s/業績の不振/Weak business results/g
s/資金調達/Raising funds/g
s/国内企業との競争激化/Competition in Japan/g
s/海外企業との競争激化/Competition from abroad/g
s/事業所が手狭/Cramped premises/g
s/新技術・ノウハウの情報不足/Too little known of new techniques/g
s/特に課題はない/No particular problem/g
s/無回答/No answer/g
s/今後事業を行っていくうえでの課題/Problems for the business from now on/g
s/,その他,/,Other,/g
s/,複数回答,/,multiple response,/g
s/業況判断DI/Business conditions DI/g
s/好転している/Improved/g
s/特に変化はない/No change/g
s/悪化している/Worse/g
s/３年前と比較した現在の経営状況/Business now and three years ago/g
s/^小売業,/Retail trade,/
s/^業種,/Industry,/
s/平成17年12月/Dec 2005/g
s/平成18年3月/Mar 2006/g
s/平成18年6月/Jun 2006/g
s/令和5年度/FY2023/g
s/令和4年度/FY2022/g
s/"サービス業"/"Services"/g
s/"どちらともいえない"/"Neither"/g
s/"やや満足"/"Fairly satisfied"/g
s/"やや不満"/"Fairly dissatisfied"/g
s/"満足"/"Satisfied"/g
s/"不満"/"Dissatisfied"/g
s/人材確保（採用）状況/Hiring/g
s/十分確保できている/Enough staff/g
s/どちらかといえば確保できている/Rather enough/g
s/どちらかといえば確保できていない/Rather too few/g
s/ほとんど確保できていない/Far too few/g
s/採用活動を行っていない/Not hiring/g
s/,浜松市,/,Hamamatsu,/
s/,静岡市,/,Shizuoka City,/
s/,沼津市,/,Numazu,/
s/,熱海市,/,Atami,/
s/,三島市,/,Mishima,/
s/,富士宮市,/,Fujinomiya,/
s/,伊東市,/,Ito,/
s/,島田市,/,Shimada,/
s/,富士市,/,Fuji,/
s/,磐田市,/,Iwata,/
s/,焼津市,/,Yaizu,/
s/,掛川市,/,Kakegawa,/
s/,藤枝市,/,Fujieda,/
s/,御殿場市,/,Gotemba,/
s/,袋井市,/,Fukuroi,/
s/,下田市,/,Shimoda,/
s/,裾野市,/,Susono,/
s/,湖西市,/,Kosai,/
s/,伊豆市,/,Izu,/
s/,御前崎市,/,Omaezaki,/
s/,菊川市,/,Kikugawa,/
s/,伊豆の国市,/,Izunokuni,/
s/,牧之原市,/,Makinohara,/
s/,東伊豆町,/,Higashiizu,/
s/,河津町,/,Kawazu,/
s/,南伊豆町,/,Minamiizu,/
s/,松崎町,/,Matsuzaki,/
s/,西伊豆町,/,Nishiizu,/
s/,函南町,/,Kannami,/
s/,清水町,/,Shimizu,/
s/,長泉町,/,Nagaizumi,/
s/,小山町,/,Oyama,/
s/,吉田町,/,Yoshida,/
s/,川根本町,/,Kawanehon,/
s/,森町,/,Mori,/
